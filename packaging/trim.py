"""What of the libraries goes into the bundle, and what stays out: one list, for every system."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

BUNDLED = ("models", "resources", "docs")
"""Folders of the project that the program looks for beside its code (`places.bundled`)."""

HIDDEN = ["visearch_desktop.gui.audit.page", "visearch_desktop.gui.batch.page"]
"""Imported by name or late; PyInstaller finds late imports too, so these only guard the two largest pages."""

EXCLUDED = [
    # Development and other people's optional parts; none is imported by the program.
    "pytest", "_pytest", "hypothesis", "mypy", "setuptools", "pip", "pkg_resources", "wheel", "PyInstaller",
    "tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "pydoc_data", "unittest", "doctest", "test",
    "matplotlib", "scipy", "pandas", "torch", "sympy", "IPython", "curses", "readline",
    "cyclonedx", "defusedxml", "packageurl", "license_expression", "boolean",  # the build's own
    "numpy.f2py", "numpy.testing", "numpy.distutils", "numpy.tests",
    "onnx.backend", "onnx.reference", "onnx.test",
    "onnxruntime.quantization.CalTableFlatBuffers", "onnxruntime.transformers", "onnxruntime.tools",
    "onnxruntime.training", "onnxruntime.datasets",
    "PIL.ImageTk", "PIL._imagingtk", "PIL.ImageQt", "PIL._imagingft",  # nothing is written into photos
    "numpy._core._simd", "numpy._core._multiarray_tests", "numpy._core._rational_tests", "numpy._core._umath_tests",
    "numpy._core._operand_flag_tests", "numpy._core._struct_ufunc_tests",  # NumPy's tests of itself
    # The same functions once more for AVX2: ten titles among 100,000 took 0.10 s with and without.
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2",
    # The window is made of QtCore, QtGui, QtWidgets and QtSvg.
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2", "PySide6.QtQuickTest",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtSql", "PySide6.QtTest",
    "PySide6.QtXml", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtConcurrent",
    "PySide6.QtPrintSupport", "PySide6.QtSvgWidgets", "PySide6.scripts", "PySide6.support",
]  # fmt: skip

_PLUGINS = {
    # Windows on the three systems, in X11, Wayland or nowhere (self-test, pictures of the window).
    "platforms": {"qxcb", "qoffscreen", "qwayland", "qwayland-generic", "qwayland-egl", "qwindows", "qcocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},  # typing Chinese
    "platformthemes": {"xdgdesktopportal"},  # the desktop's own file dialog
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"bradient"},
    "wayland-graphics-integration-client": set(),
    "xcbglintegrations": set(),  # nothing is drawn with OpenGL
    "egldeviceintegrations": set(),
    "generic": set(),
    "iconengines": {"svgicon"},
    "imageformats": {"svg", "jpeg"},  # photos are decoded by Pillow; these draw signs, and take pictures from a browser
    "styles": set(),  # the window has a style of its own
    "tls": set(),
    "networkinformation": set(),
}
"""Qt's plugins that stay, by folder; a folder that is not named here goes."""

_UNWANTED = (
    "cv2/qt/", "opencv_python.libs/libQt", "cv2/plugins/",  # OpenCV's own Qt 5: a second Qt in one program
    "cv2/opencv_videoio_ffmpeg",  # Windows: video, which OpenCV loads when it is asked for one
    "PySide6/Qt/qml", "PySide6/qml", "PySide6/Qt/translations/qtwebengine", "PySide6/Qt/libexec", "PySide6/typesystems",
    "PySide6/include", "PySide6/glue", "PySide6/scripts", "PySide6/Qt/metatypes",
    "onnxruntime/capi/libonnxruntime_providers_tensorrt",  # needs TensorRT, which is not brought along
    "onnx/backend/test", "numpy/tests", "numpy/_core/tests", "share/icons", "share/themes",
)  # fmt: skip


_UNWANTED_MODULES = ("pygments.lexers.", "pygments.formatters.", "pygments.styles.")
"""Modules below these: rich would colour program code with them, and prints none here."""


def excluded(package: Path) -> list[str]:
    """Modules that stay out: those above, and the parts of Qt that hooks bring along and our code does not import."""
    code = "".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
    return EXCLUDED + [name for name in ("PySide6.QtNetwork", "PySide6.QtDBus") if name not in code]


def is_ours(file: PurePosixPath | Path) -> bool:
    """Whether a file of the project, relative to it, belongs into the bundle: not what makes models and pictures."""
    parts = file.parts
    if "__pycache__" in parts or file.suffix in {".py", ".ts"}:
        return False
    return parts[:2] != ("docs", "plots")  # the pictures of docs/ are the manual's, which F1 opens


def is_wanted(name: str) -> bool:
    """Whether a library's file, named by its place in the bundle, goes in."""
    path = PurePosixPath(name.replace("\\", "/"))
    if str(path).startswith(_UNWANTED) or path.suffix in {".pyi", ".h", ".hpp", ".cmake", ".a", ".lib"}:
        return False
    parts = path.parts
    if "PySide6" not in parts:
        return True
    if "plugins" in parts:
        kind, stem = parts[parts.index("plugins") + 1], path.name.removeprefix("lib").split(".")[0]
        return stem.removeprefix("q") in {wanted.removeprefix("q") for wanted in _PLUGINS.get(kind, ())}
    if "translations" in parts:  # what Qt itself says in dialogs, in the languages of the window
        return path.stem in {"qtbase_en", "qtbase_zh_CN"}
    return True


def is_wanted_module(name: str) -> bool:
    """Whether a module of pure Python, by its full name, goes in."""
    return not name.startswith(_UNWANTED_MODULES) or name.endswith("._mapping")


def needed(
    entries: Iterable[tuple[str, str, str]], imports: Callable[[str], Iterable[tuple[str, str | None]]]
) -> list[tuple[str, str, str]]:
    """The binaries that are still wanted once plugins went: a library that only they needed goes as well.

    Args:
        entries: PyInstaller's (place in the bundle, file, kind).
        imports: what a binary needs, as (name, file).
    """
    entries = list(entries)
    real = [entry for entry in entries if entry[2] != "SYMLINK"]
    by_name = {PurePosixPath(name.replace("\\", "/")).name: file for name, file, _ in real}
    todo = [file for name, file, kind in real if kind == "EXTENSION" or not _is_shared(name)]
    seen = set(todo)
    while todo:
        for name, _ in imports(todo.pop()):
            file = by_name.get(PurePosixPath(name.replace("\\", "/")).name, "")
            if file and file not in seen:
                seen.add(file)
                todo.append(file)
    return [entry for entry in entries if entry[2] == "SYMLINK" or entry[1] in seen]


def _is_shared(name: str) -> bool:
    """Whether a file is a library that only others ask for: one of the system, of Qt, or carried by a wheel."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.name.startswith("libpython"):
        return False
    carried = path.parent.name.endswith((".libs", ".dylibs"))
    return carried or path.parent == PurePosixPath(".") or path.name.removeprefix("lib").startswith(("Qt6", "icu"))


def cuda_libraries() -> list[tuple[str, str]]:
    """The CUDA and cuDNN libraries of their wheels, at the places ONNX Runtime looks for them."""
    import nvidia  # type: ignore[import-not-found]  # noqa: PLC0415 - only where the flavour is built

    folder = Path(next(iter(nvidia.__path__)))
    ending = ".dll" if sys.platform == "win32" else ".so"
    return [
        (str(file), str(Path("nvidia") / file.relative_to(folder).parent))
        for file in sorted(folder.rglob("*"))
        if ending in file.name and file.parent.name in {"lib", "bin"}
    ]
