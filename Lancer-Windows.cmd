@echo off
rem Starts the kit for who double-clicks it: this window says what happens, and stays open where something went wrong.
chcp 65001 >nul
title Abeille
rem On a share, pushd gives the folder a letter: a folder without one cannot be the current one.
pushd "%~dp0"

rem A file that is opened inside a .zip is alone in a folder of its own.
if not exist kit.py (
    echo Extrayez d'abord tout le dossier : clic droit sur le fichier .zip, « Extraire tout », puis recommencez.
    echo Extract all of the folder first: right click on the .zip file, "Extract all", then try again.
    goto stay
)

rem Where Python is missing, "python" is a name that only opens the store: each must really run.
set PYTHON=
for %%P in ("py -3" "python" "python3") do (
    if not defined PYTHON (
        %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=%%~P"
    )
)
if not defined PYTHON (
    echo Il faut Python 3.11 ou plus récent : installez-le depuis https://www.python.org/downloads/, puis recommencez.
    echo Python 3.11 or newer is needed: get it from that address, then try again.
    goto stay
)

echo L'abeille arrive. Gardez cette fenêtre ouverte ; elle peut être réduite. / Keep this window open.
%PYTHON% kit.py %*
rem A program that dies ends by a number below 0, which "if errorlevel 1" would take for a good end.
set STATUS=%ERRORLEVEL%
if "%STATUS%"=="0" (
    popd
    exit /b 0
)
echo.
echo Le kit s'est arrêté : la raison est au-dessus. / The kit has stopped: the reason is above.

:stay
echo.
pause
popd
exit /b 1
