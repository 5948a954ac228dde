@echo off
rem Lectern's one command on Windows: lectern run | test | ask | look | doctor ...
rem Finds JDK 25, names the tools that are missing, builds what changed and starts what was asked for.
setlocal enabledelayedexpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "natives=%root%\.natives\current"
set "dist=%root%\target\dist"

call :find_jdk || exit /b 3
if "%~1"=="" (set "command=help") else (set "command=%~1")

if "%command%"=="test" (
    call :build_natives || exit /b 3
    call :need mvn "Apache Maven 3.8 or newer" || exit /b 3
    pushd "%root%" & call mvn -B "-Dlectern.natives=%natives%" verify & set "code=!errorlevel!" & popd
    exit /b !code!
)
call :build_natives || exit /b 3
call :build_app || exit /b 1
set "main=lectern.app/lectern.app.cli.Main"
set "native=lectern.engine,llama,org.xerial.sqlitejdbc"
set "arguments=%*"
if "%command%"=="run" (
    set "main=lectern.ui/lectern.ui.Main"
    set "native=javafx.graphics,!native!"
    set "arguments=!arguments:~3!"
)
"%JAVA_HOME%\bin\java" -XX:+UseSerialGC --enable-native-access=!native! ^
    "-Dlectern.natives=%natives%" "-Dlectern.assets=%root%\assets" -p "%dist%" -m !main! !arguments!
exit /b %errorlevel%

:find_jdk
if defined JAVA_HOME "%JAVA_HOME%\bin\javac" -version 2>nul | findstr /b /c:"javac 25" >nul && exit /b 0
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do (
    if exist "%%~d\bin\javac.exe" (set "JAVA_HOME=%%~d" & exit /b 0)
)
echo Lectern needs a JDK 25. Install one ^(winget install EclipseAdoptium.Temurin.25.JDK^) and run this again. 1>&2
exit /b 1

:need
where %1 >nul 2>nul && exit /b 0
echo Lectern needs %~2 to build itself. Install it, put it on the PATH and run this again. 1>&2
exit /b 1

:build_natives
call :need cmake "CMake 3.22 or newer (winget install Kitware.CMake)" || exit /b 1
call :need git "Git (winget install Git.Git)" || exit /b 1
call :need npm "npm (winget install OpenJS.NodeJS.LTS)" || exit /b 1
if not exist "%natives%\stamp.txt" call :need dumpbin "the C++ build tools of Visual Studio, in a Developer Command Prompt" || exit /b 1
cmake -D "OUT=%natives%" -P "%root%\engine\native\make-natives.cmake" 1>&2
exit /b %errorlevel%

:build_app
if exist "%dist%\built" (
    powershell -NoProfile -Command "$built = (Get-Item '%dist%\built').LastWriteTime; $newer = Get-ChildItem '%root%\pom.xml','%root%\*\pom.xml','%root%\*\src\main' -Recurse -File | Where-Object LastWriteTime -gt $built | Select-Object -First 1; exit [int]($null -ne $newer)" && exit /b 0
)
call :need mvn "Apache Maven 3.8 or newer" || exit /b 1
pushd "%root%" & call mvn -B -q "-Dlectern.natives=%natives%" -DskipTests package 1>&2 & set "code=!errorlevel!" & popd
if "!code!"=="0" echo built> "%dist%\built"
exit /b !code!
