; The Windows installer, made by Inno Setup 6:  iscc /DVersion=1.2.3 /DOutput=NAME packaging\windows\installer.iss
;
; For one user (no administrator) or for all:  setup.exe /CURRENTUSER   or   setup.exe /ALLUSERS
; Without questions, for IT:                   setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /ALLUSERS /LOG=file
; Without the file manager's verb:             add /MERGETASKS=!searchverb
; Removing it without questions:               unins000.exe /VERYSILENT /SUPPRESSMSGBOXES
; Catalogs and settings lie in %LOCALAPPDATA%\ViSearch Desktop; neither upgrading nor removing touches them.

#ifndef Version
  #error Say which version: /DVersion=1.2.3
#endif
#ifndef Output
  #define Output "visearch-desktop-" + Version + "-windows-x86_64-setup"
#endif
#define Title "ViSearch Desktop"
#define Program "visearch-desktop.exe"
#define Bundle "..\..\dist\visearch-desktop"

[Setup]
; The same in every version: an upgrade finds what it replaces.
AppId={{7C0B6B1E-3D0A-4E5B-9A41-5E2C7E1F8D26}
AppName={#Title}
AppVersion={#Version}
AppVerName={#Title} {#Version}
AppPublisher=The ViSearch Desktop authors
VersionInfoVersion={#Version}
DefaultDirName={autopf}\{#Title}
DefaultGroupName={#Title}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename={#Output}
SetupIconFile=..\..\build\icons\visearch.ico
UninstallDisplayIcon={app}\{#Program}
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
; A running window is closed before its files are replaced, and nothing is restarted by itself.
CloseApplications=yes
RestartApplications=no
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
english.SearchIn=Search in ViSearch
english.VerbTask=Add “Search in ViSearch” to the file manager's menu of photos
english.PathTask=Let the command prompt find the command “visearch”

[Tasks]
Name: "searchverb"; Description: "{cm:VerbTask}"
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "path"; Description: "{cm:PathTask}"; Flags: unchecked

[InstallDelete]
; Libraries of the version before must not lie among those of this one. The user's data is elsewhere.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\{#Title}"; Filename: "{app}\{#Program}"; AppUserModelID: "ViSearch.Desktop"
Name: "{autodesktop}\{#Title}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\ViSearch"; ValueType: string; ValueName: "MUIVerb"; ValueData: "{cm:SearchIn}"; Flags: uninsdeletekey; Tasks: searchverb
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\ViSearch"; ValueType: string; ValueName: "Icon"; ValueData: """{app}\{#Program}"",0"; Tasks: searchverb
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\ViSearch"; ValueType: string; ValueName: "MultiSelectModel"; ValueData: "Player"; Tasks: searchverb
Root: HKA; Subkey: "Software\Classes\SystemFileAssociations\image\shell\ViSearch\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Tasks: searchverb
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\{#Program}"; ValueType: string; ValueData: "{app}\{#Program}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: NotOnPath

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Title}}"; Flags: nowait postinstall skipifsilent

[Code]
function NotOnPath: Boolean;
var
  Known: string;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Known) then
    Known := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Known) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Known: string;
begin
  if (Step = usPostUninstall) and RegQueryStringValue(HKCU, 'Environment', 'Path', Known) then
    if StringChangeEx(Known, ';' + ExpandConstant('{app}'), '', True) > 0 then
      RegWriteExpandStringValue(HKCU, 'Environment', 'Path', Known);
end;
