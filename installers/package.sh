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
# ONNX Runtime's jar has the libraries of every platform; this one's are enough.
case "$(uname -s) $(uname -m)" in
    "Linux x86_64") onnx=linux-x64 ;;
    "Linux aarch64") onnx=linux-aarch64 ;;
    "Darwin arm64") onnx=osx-aarch64 ;;
    Darwin*) onnx=none ;;
    *) onnx=win-x64 ;;
esac
for jar in "$work"/mods/onnxruntime-*.jar; do
    mkdir "$work/onnx"
    (cd "$work/onnx" && "$jdk/bin/jar" xf "$jar")
    find "$work/onnx/ai/onnxruntime/native" -mindepth 1 -maxdepth 1 -type d ! -name "$onnx" -exec rm -rf {} +
    find "$work/onnx" -name '*.dSYM' -type d -exec rm -rf {} +
    "$jdk/bin/jar" cfm "$jar" "$work/onnx/META-INF/MANIFEST.MF" -C "$work/onnx" .
done
mkdir "$work/content/natives"
cp -R "$natives/." "$work/content/natives"
rm -f "$work/content/natives/stamp.txt"
# The demo model and what it is shown with; how it was trained stays in the repository.
mkdir -p "$work/content/assets"
cp -R "$root/assets/demo-model" "$work/content/assets/"
rm -rf "$work/content/assets/demo-model/training" "$work/content/assets/demo-model"/held-out*
cp "$root/LICENSE" "$root/THIRD-PARTY.md" "$work/content/"

# What the code uses, and what modules require by name.
used=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --module-path "$work/mods" "$work"/mods/*.jar 2>/dev/null | tail -n 1)
required=$("$jdk/bin/java" -p "$work/mods" --add-modules ALL-MODULE-PATH --show-module-resolution --dry-run \
    -m lectern.ui/lectern.ui.Main 2>/dev/null \
    | awk '$2 == "requires" && $1 !~ /^(java|jdk)\./ && $3 ~ /^(java|jdk)\./ { print $3 }' | sort -u | paste -s -d, -)
echo "Java modules: $used,$required" >&2
# Beyond what the code names: locales and charsets for nine languages, and what logging looks for.
"$jdk/bin/jlink" --add-modules "$used,$required,java.management,jdk.localedata,jdk.charsets,jdk.unsupported" \
    --include-locales en,de,fr,es,pt,ja,zh,hi,ar \
    --strip-debug --no-header-files --no-man-pages --generate-cds-archive --compress zip-6 --output "$work/runtime"
# The commands were only needed to make the archive of classes, which makes starts quicker.
find "$work/runtime/bin" -type f ! -name "*.dll" -exec rm {} +

# Launcher options have one source: what all share stands here, what one adds in its file.
shared="-XX:+UseSerialGC -Xshare:auto -Dlectern.natives=\$APPDIR/natives -Dlectern.assets=\$APPDIR/assets -Dlectern.host.launcher=\$BINDIR/lectern-engine"
for launcher in cli engine; do
    sed "s#^java-options=#java-options=$shared #" "$here/launchers/lectern-$launcher.properties" \
        > "$work/lectern-$launcher.properties"
done

# What the window mends in JavaFX (PangoWrapping) is there on Linux only.
opened=
[ "$(uname -s)" != Linux ] || for package in text font.freetype; do
    opened="$opened --add-opens=javafx.graphics/com.sun.javafx.$package=lectern.ui"
done

set -- --type "$type" --name lectern --app-version "$version" --vendor "The Lectern authors" \
    --description "Asks your pictures and documents, on your own computer" --copyright "Apache-2.0" \
    --runtime-image "$work/runtime" --module-path "$work/mods" --module lectern.ui/lectern.ui.Main \
    --input "$work/content" --dest "$out" \
    --add-launcher "lectern-cli=$work/lectern-cli.properties" \
    --add-launcher "lectern-engine=$work/lectern-engine.properties" \
    --java-options "$shared --enable-native-access=javafx.graphics,lectern.engine,llama,org.xerial.sqlitejdbc$opened"
[ ! -f "$here/icons/lectern.$icon" ] || set -- "$@" --icon "$here/icons/lectern.$icon"
case "$type" in
    deb | rpm)
        set -- "$@" --license-file "$root/LICENSE" --linux-package-name lectern --linux-menu-group "Office;" \
            --linux-shortcut --linux-app-category office --resource-dir "$here/linux"
        # JavaFX loads these itself, so jpackage does not see that they are needed.
        # The fonts have the letters of all nine languages. RPM names what is needed, not who brings it, because each
        # distribution calls its packages otherwise.
        case "$type" in
            deb) needed="libgtk-3-0 | libgtk-3-0t64, libgl1, libxxf86vm1, fontconfig, fonts-dejavu-core"
                needed="$needed, fonts-noto-core, fonts-noto-cjk" ;;
            rpm) needed="libgtk-3.so.0()(64bit), libGL.so.1()(64bit), libXxf86vm.so.1()(64bit), fontconfig"
                for language in en ar hi ja zh-cn; do needed="$needed, font(:lang=$language)"; done ;;
        esac
        set -- "$@" --linux-package-deps "$needed"
        ;;
    msi) set -- "$@" --license-file "$root/LICENSE" --win-menu --win-per-user-install --win-dir-chooser ;;
esac
rm -f "$out/lectern_$version"*.deb
"$jdk/bin/jpackage" "$@"

# What was packed must answer, with nothing but what is in it.
case "$type" in
    deb) dpkg -x "$out/lectern_${version}"*.deb "$work/unpacked" && bin=$work/unpacked/opt/lectern/bin ;;
    app-image) bin=$out/lectern/bin ;;
    *) bin= ;;
esac
demo=$root/assets/demo-model
[ -z "$bin" ] || [ ! -d "$bin" ] || sh "$here/smoke-test.sh" "$bin" "$demo/lectern-demo.gguf" \
    "$demo/mmproj-lectern-demo.gguf" "$demo/samples/invoice-1.png"
ls -l "$out" >&2
