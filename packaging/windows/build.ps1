# The Windows installer, on a Windows runner with Python 3.11, a C++ compiler and Inno Setup 6:
#   packaging\windows\build.ps1 [-Flavour cpu|cuda] [-Certificate THUMBPRINT] [-Timestamp URL]
# With a certificate (its thumbprint in the user's store) programs and installer are signed; without, they are not.
param(
    [ValidateSet("cpu", "cuda")] [string]$Flavour = "cpu",
    [string]$Certificate = "",
    [string]$Timestamp = "http://timestamp.digicert.com"
)
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$env:VISEARCH_FLAVOUR = $Flavour

function Invoke-Checked([string]$Program, [string[]]$Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with code $LASTEXITCODE." }
}

$Python = "build\bundle-env-$Flavour\Scripts\python.exe"
if (-not (Test-Path $Python)) {
    Invoke-Checked "python" @("-m", "venv", "build\bundle-env-$Flavour")
    python packaging\requirements.py | Set-Content -Encoding ascii "build\bundle-requirements.txt"
    Invoke-Checked $Python @("-m", "pip", "install", "--quiet", "--requirement", "build\bundle-requirements.txt")
}
Invoke-Checked $Python @("packaging\bundle.py")
Invoke-Checked "dist\visearch-desktop\visearch.exe" @("self-test")

$Version = & $Python packaging\release.py version
$Name = & $Python -c "import sys; sys.path.insert(0, 'packaging'); import release; print(release.archive_name('-setup'))"
$Options = @("/DVersion=$Version", "/DOutput=$Name")
if ($Certificate) {
    $Sign = @("sign", "/sha1", $Certificate, "/fd", "sha256", "/tr", $Timestamp, "/td", "sha256")
    Invoke-Checked "signtool" ($Sign + @("dist\visearch-desktop\visearch.exe", "dist\visearch-desktop\visearch-desktop.exe"))
    $Options += @("/DSignTool=visearch", "/Svisearch=signtool $($Sign -join ' ') `$f")
}
$Inno = Get-Command "iscc" -ErrorAction SilentlyContinue
$Compiler = if ($Inno) { $Inno.Source } else { "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" }
Invoke-Checked $Compiler ($Options + @("packaging\windows\installer.iss"))
Invoke-Checked $Python @("packaging\kit.py", "dist\$Name.exe")
