#!/bin/sh
# Starts the kit for who double-clicks it: a terminal says what happens, and stays open where something went wrong.
# macOS opens a .command in its terminal. Linux file managers run it, with or without a terminal.

cd "$(dirname "$0")" || exit 1

if [ "$1" = --menu ]; then # from Linux's menu, with the Python to try first: a terminal only where something is wrong
    export BEEBOT_PYTHON="$2"
    shift 2
    "$BEEBOT_PYTHON" kit.py "$@"
    status=$?
    if [ "$status" -eq 0 ] || [ "$status" -gt 128 ]; then exit "$status"; fi # it ended well, or was ended
fi # once more, where what it says is read

if [ ! -t 1 ] && [ -z "$BEEBOT_IN_TERMINAL" ]; then # nobody would read what is said
    for terminal in x-terminal-emulator gnome-terminal konsole xfce4-terminal mate-terminal lxterminal xterm; do
        command -v "$terminal" >/dev/null || continue
        export BEEBOT_IN_TERMINAL=1
        case $terminal in
            # One word after -e would be cut at the spaces of the folder's name by some.
            gnome-terminal) exec "$terminal" --wait -- sh "$PWD/$(basename "$0")" "$@" ;;
            mate-terminal | xfce4-terminal) exec "$terminal" -x sh "$PWD/$(basename "$0")" "$@" ;;
            *) exec "$terminal" -e sh "$PWD/$(basename "$0")" "$@" ;;
        esac
    done
fi

stay() { # says a sentence, and keeps it readable
    printf '\n%s\n\n%s ' "$1" "Appuyez sur Entrée pour fermer. / Press Enter to close."
    read -r _answer
    exit 1
}

[ -f kit.py ] || stay "Ce fichier doit rester dans le dossier du kit : extrayez tout le dossier, puis recommencez. / This file belongs in the folder of the kit: extract all of it, then try again."

for folder in /Library/Frameworks/Python.framework/Versions/*/bin /opt/homebrew/bin /usr/local/bin; do # macOS
    [ -d "$folder" ] && PATH="$PATH:$folder"
done
found=
for python in "$BEEBOT_PYTHON" python3 python3.14 python3.13 python3.12 python3.11; do
    path=$(command -v "$python") || continue
    # Apple's python3 is not there until its developer tools are: it would offer to fetch these.
    [ "$path" = /usr/bin/python3 ] && [ "$(uname)" = Darwin ] && continue
    "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && found=$path && break
done
[ -n "$found" ] || stay "Il faut Python 3.11 ou plus récent : installez-le depuis https://www.python.org/downloads/, puis recommencez. / Python 3.11 or newer is needed: get it from that address, then try again."

echo "L'abeille arrive. Gardez cette fenêtre ouverte ; elle peut être réduite. / Keep this window open."
"$found" kit.py "$@" || stay "Le kit s'est arrêté : la raison est au-dessus. / The kit has stopped: the reason is above."
