#!/bin/sh
# The macOS bundle and disk image, on a Mac with Python 3.11 and Xcode's command line tools: packaging/macos/build.sh
#   VISEARCH_SIGN_AS     the Developer ID to sign as; without it the bundle is signed for this Mac alone
#   VISEARCH_NOTARY      name of the notarytool profile in the keychain; without it nothing is sent to Apple
set -eu
cd "$(dirname "$0")/../.."

make bundle
app="dist/ViSearch Desktop.app"
"$app/Contents/MacOS/visearch" self-test

if [ -n "${VISEARCH_SIGN_AS:-}" ]; then
    codesign --force --deep --options runtime --timestamp --entitlements packaging/macos/entitlements.plist \
        --sign "$VISEARCH_SIGN_AS" "$app"
    codesign --verify --deep --strict "$app"
fi

python3 - <<'NAME' >build/dmg-name
import sys
sys.path.insert(0, "packaging")
import release
print(release.archive_name(".dmg"))
NAME
image="dist/$(cat build/dmg-name)"
rm -f "$image"
hdiutil create -volname "ViSearch Desktop" -srcfolder "$app" -format ULFO -ov "$image"

if [ -n "${VISEARCH_NOTARY:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$VISEARCH_NOTARY" --wait
    xcrun stapler staple "$image"
fi
python3 packaging/kit.py "$image"
