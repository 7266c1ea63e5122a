"""Which licences may go into the bundle, and under which each part of it stands. What is not listed stops a build."""

from __future__ import annotations

import re

ALLOWED = frozenset(
    (
        "0BSD", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "bzip2-1.0.6", "CC0-1.0", "CNRI-Python", "FTL",
        "GPL-2.0-or-later WITH Bootloader-exception", "GPL-3.0-or-later WITH GCC-exception-3.1", "HPND", "IJG", "ISC",
        "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "libpng-2.0", "libtiff", "LicenseRef-NVIDIA-CUDA",
        "LicenseRef-NVIDIA-cuDNN", "LicenseRef-public-domain", "MIT", "MIT-CMU", "MIT-open-group", "OpenSSL",
        "PSF-2.0", "Unicode-3.0", "X11", "Zlib",
    )
)  # fmt: skip
"""SPDX identifiers. LGPL parts are separate dynamic libraries that can be exchanged (QT-LGPL.md); of the two
GPL entries the exceptions allow programs under any licence. The NVIDIA entries occur in the CUDA flavour alone."""

PYTHON = {
    "annoy": "Apache-2.0", "flatbuffers": "Apache-2.0", "jinja2": "BSD-3-Clause", "markdown-it-py": "MIT",
    "mdurl": "MIT", "onnxruntime": "MIT", "onnxruntime-gpu": "MIT", "opencv-python-headless": "Apache-2.0",
    "pi-heif": "BSD-3-Clause", "protobuf": "BSD-3-Clause",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception", "pyside6-essentials": "LGPL-3.0-only",
    "rich": "MIT", "shiboken6": "LGPL-3.0-only", "tomli-w": "MIT", "watchdog": "Apache-2.0",
}  # fmt: skip
"""Packages whose metadata names no SPDX expression, or offers a choice: which was read in their licence file."""

CARRIED = {
    "aom": "BSD-2-Clause", "avcodec": "LGPL-2.1-or-later", "avformat": "LGPL-2.1-or-later", "avif": "BSD-2-Clause",
    "avutil": "LGPL-2.1-or-later", "brotlicommon": "MIT", "brotlidec": "MIT", "crypto": "OpenSSL",
    "de265": "LGPL-3.0-or-later", "drm": "MIT", "freetype": "FTL",
    "gfortran": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "harfbuzz": "MIT", "heif": "LGPL-3.0-or-later", "jpeg": "IJG", "lcms2": "MIT", "lzma": "LicenseRef-public-domain",
    "openblasp": "BSD-3-Clause", "openjp2": "BSD-2-Clause", "png16": "libpng-2.0",
    "quadmath": "LGPL-2.1-or-later", "scipy_openblas64_": "BSD-3-Clause", "sharpyuv": "BSD-3-Clause", "ssl": "OpenSSL",
    "swresample": "LGPL-2.1-or-later", "swscale": "LGPL-2.1-or-later", "tiff": "libtiff", "vpx": "BSD-3-Clause",
    "webp": "BSD-3-Clause", "webpdemux": "BSD-3-Clause", "webpmux": "BSD-3-Clause", "Xau": "MIT-open-group",
    "xcb": "X11", "zstd": "BSD-3-Clause",
}  # fmt: skip
"""Libraries inside wheels (`*.libs`), by their name without "lib", version and checksum."""

OF_QT = {"icudata": "Unicode-3.0", "icui18n": "Unicode-3.0", "icuuc": "Unicode-3.0"}
"""Libraries in PySide6's folder that are not Qt's own."""

DEBIAN = {
    "libbrotli1": "MIT", "libbsd0": "BSD-3-Clause", "libbz2-1.0": "bzip2-1.0.6", "libcap2": "BSD-3-Clause",
    "libcom-err2": "MIT", "libdbus-1-3": "AFL-2.1", "libexpat1": "MIT", "libffi8": "MIT", "libfontconfig1": "HPND",
    "libfreetype6": "FTL", "libgcc-s1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libgcrypt20": "LGPL-2.1-or-later", "libglib2.0-0": "LGPL-2.1-or-later", "libgpg-error0": "LGPL-2.1-or-later",
    "libgssapi-krb5-2": "MIT", "libk5crypto3": "MIT", "libkeyutils1": "LGPL-2.1-or-later", "libkrb5-3": "MIT",
    "libkrb5support0": "MIT", "liblz4-1": "BSD-2-Clause", "liblzma5": "LicenseRef-public-domain",
    "libmd0": "BSD-3-Clause", "libpcre2-8-0": "BSD-3-Clause", "libpng16-16": "libpng-2.0",
    "libselinux1": "LicenseRef-public-domain", "libsqlite3-0": "LicenseRef-public-domain", "libssl3": "Apache-2.0",
    "libstdc++6": "GPL-3.0-or-later WITH GCC-exception-3.1", "libsystemd0": "LGPL-2.1-or-later",
    "libuuid1": "BSD-3-Clause", "libx11-6": "X11", "libx11-xcb1": "X11", "libxau6": "MIT-open-group",
    "libxcb-cursor0": "X11", "libxcb-icccm4": "X11", "libxcb-image0": "X11", "libxcb-keysyms1": "X11",
    "libxcb-randr0": "X11", "libxcb-render-util0": "X11", "libxcb-render0": "X11", "libxcb-shape0": "X11",
    "libxcb-shm0": "X11", "libxcb-sync1": "X11", "libxcb-util1": "X11", "libxcb-xfixes0": "X11", "libxcb-xkb1": "X11",
    "libxcb-glx0": "X11", "libxcb1": "X11", "libxdmcp6": "MIT-open-group", "libxext6": "MIT-open-group",
    "libxkbcommon-x11-0": "MIT", "libxkbcommon0": "MIT", "libxrender1": "HPND", "libzstd1": "BSD-3-Clause",
    "libwayland-client0": "MIT", "libwayland-cursor0": "MIT", "libgraphite2-3": "LGPL-2.1-or-later",
    "libharfbuzz0b": "MIT", "libncursesw6": "X11", "libtinfo6": "X11", "zlib1g": "Zlib",
}  # fmt: skip
"""Libraries of the Linux system the bundle was built on, by Debian package: read in their copyright files."""

MODELS = {"efficientnet-lite0": "Apache-2.0", "resnet50-augnet": "MIT"}


def unknown(expression: str) -> tuple[str, ...]:
    """The parts of an SPDX expression that are not allowed; of "A OR B" one allowed part is enough."""
    if not expression.strip():
        return ("(none)",)
    refused: list[str] = []
    for term in re.split(r"\s+AND\s+", expression.replace("(", "").replace(")", "")):
        choices = [choice.strip() for choice in re.split(r"\s+OR\s+", term)]
        if not ALLOWED.intersection(choices):
            refused.append(term.strip())
    return tuple(refused)
