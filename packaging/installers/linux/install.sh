#!/bin/sh
# Adds Rawi to the menu of the person who calls it, or with --remove takes it away again.
# Touches nothing but the files that it puts there: cases and settings stay.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
home=$data/rawi-program
link=$HOME/.local/bin/rawi

refresh() {
    # Where a tool is missing, its desktop looks by itself.
    update-desktop-database "$data/applications" 2>/dev/null || true
    update-mime-database "$data/mime" 2>/dev/null || true
    gtk-update-icon-cache -qtf "$data/icons/hicolor" 2>/dev/null || true
}

remove() {
    # The list is of an earlier call of this program.
    if [ -f "$home/share/installed" ]; then
        while IFS= read -r place; do rm -f -- "$data/$place"; done <"$home/share/installed"
    fi
    if [ "$(readlink "$link" 2>/dev/null || true)" = "$home/rawi" ]; then rm -f -- "$link"; fi
    rm -rf -- "$home"
}

case "${1-}" in
--remove)
    remove
    refresh
    exit 0
    ;;
'') ;;
*)
    echo "install.sh [--remove]" >&2
    exit 2
    ;;
esac

if [ "$here" = "$home" ]; then
    echo "Rawi is installed already; unpack a newer archive to bring it up to date." >&2
    exit 2
fi
mkdir -p "$data" "$HOME/.local/bin"
# Whole beside the old one before that goes: a full disk leaves what was there.
rm -rf -- "$home.new"
cp -R "$here" "$home.new"
remove
mv "$home.new" "$home"
(cd "$home/share" && find applications icons man metainfo mime -type f) >"$home/share/installed.new"
while IFS= read -r place; do
    mkdir -p "$data/$(dirname "$place")"
    cp "$home/share/$place" "$data/$place"
done <"$home/share/installed.new"
mv "$home/share/installed.new" "$home/share/installed"
# The menu finds it where ~/.local/bin is in nobody's path.
sed "s|^Exec=rawi|Exec=\"$home/rawi\"|" "$home/share/applications/rawi.desktop" >"$data/applications/rawi.desktop"
if [ -L "$link" ] || [ ! -e "$link" ]; then ln -sf "$home/rawi" "$link"; fi
refresh
echo "Rawi is in the menu. Remove it with: $home/install.sh --remove"
