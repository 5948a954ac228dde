#!/bin/sh
# Makes an installer of this platform from what ./lectern has built.
#
#   package.sh JDK DIST NATIVES OUT [TYPE]
#
# DIST: the folder of all modules; NATIVES: the folder of the native libraries; TYPE: deb (default on Linux), rpm, dmg,
# msi or app-image. The installed program has a Java runtime of its own, cut down to what the modules need, and three
# launchers: lectern (the window), lectern-cli (the command line) and lectern-engine (the engine's process, which the
# window starts; the runtime has no java command that could).
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
jdk=$1 dist=$2 natives=$3 out=$4 type=${5:-}
version=$(sed -n 's#.*<version>\([0-9.]*\)</version>.*#\1#p' "$root/pom.xml" | head -n 1)

case "$(uname -s)" in
    Darwin) type=${type:-dmg} icon=icns ;;
    Linux) type=${type:-deb} icon=png ;;
    *) type=${type:-msi} icon=ico ;;
esac

work=$root/target/package
rm -rf "$work"
mkdir -p "$work/content" "$work/mods" "$out"

# JavaFX comes with an empty jar beside each real one; they would only be ballast.
find "$dist" -name '*.jar' -size +1k -exec cp {} "$work/mods" \;
mkdir "$work/content/natives"
cp -R "$natives/." "$work/content/natives"
rm -f "$work/content/natives/stamp.txt"
cp "$root/LICENSE" "$root/THIRD-PARTY.md" "$work/content/"

modules=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --module-path "$work/mods" "$work"/mods/*.jar 2>/dev/null | tail -n 1)
echo "Java modules: $modules" >&2
# Beyond what the code names: locales and charsets for nine languages, and what logging looks for.
"$jdk/bin/jlink" --add-modules "$modules,java.management,jdk.localedata,jdk.charsets,jdk.unsupported" \
    --include-locales en,de,fr,es,pt,ja,zh,hi,ar \
    --strip-debug --no-header-files --no-man-pages --generate-cds-archive --compress zip-6 --output "$work/runtime"
# The commands were only needed to make the archive of classes, which makes starts quicker.
find "$work/runtime/bin" -type f ! -name "*.dll" -exec rm {} +

set -- --type "$type" --name lectern --app-version "$version" --vendor "The Lectern authors" \
    --description "Asks your pictures and documents, on your own computer" --copyright "Apache-2.0" \
    --runtime-image "$work/runtime" --module-path "$work/mods" --module lectern.ui/lectern.ui.Main \
    --input "$work/content" --dest "$out" \
    --add-launcher "lectern-cli=$here/launchers/lectern-cli.properties" \
    --add-launcher "lectern-engine=$here/launchers/lectern-engine.properties" \
    --java-options "-Dlectern.natives=\$APPDIR/natives" \
    --java-options "-Dlectern.host.launcher=\$BINDIR/lectern-engine" \
    --java-options "--enable-native-access=javafx.graphics,lectern.engine,llama,org.xerial.sqlitejdbc" \
    --java-options "-XX:+UseSerialGC -Xshare:auto"
[ ! -f "$here/icons/lectern.$icon" ] || set -- "$@" --icon "$here/icons/lectern.$icon"
case "$type" in
    deb | rpm)
        set -- "$@" --license-file "$root/LICENSE" --linux-package-name lectern --linux-menu-group "Office;" \
            --linux-shortcut --linux-app-category office --resource-dir "$here/linux"
        ;;
    msi) set -- "$@" --license-file "$root/LICENSE" --win-menu --win-per-user-install --win-dir-chooser ;;
esac
"$jdk/bin/jpackage" "$@"
ls -l "$out" >&2
