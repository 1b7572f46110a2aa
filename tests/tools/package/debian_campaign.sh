# What a school does with the package, in a clean Debian without a network; debian_campaign.py starts it.
set -ex
cd /root
home=/home/child
kept=$home/.local/share/beebot-kit
useradd -m child
child() { su child -s /bin/sh -c "cd && umask 022 && SDL_AUDIODRIVER=dummy DISPLAY=$DISPLAY $*"; }
refused() { if "$@"; then exit 1; fi; }  # « ! » would not end this
now() { cut -d' ' -f1 /proc/uptime; }
install -m 755 player.py /usr/local/lib/player.py
install -m 644 mon-annee.abeille $home/mon-annee.abeille

# Nothing but a loopback is there: an address of the Internet is out of reach.
refused grep -v -e lo: -e '|' /proc/net/dev

dpkg -i old.deb
test "$(dpkg-query -W -f '${Version}' beebot-kit)" != "$(dpkg-deb -f new.deb Version)"
for each in /usr/lib/beebot-kit/cp3*/bin/python3; do
    if [ -x "$each" ]; then place=$each; fi
done
child beebot demo | tee demo.txt
grep "Les trois sont d'accord." demo.txt
child "$place -P /usr/local/lib/player.py $(now) --seance la-visite-des-fleurs --muet"
grep . $kept/journal.txt
mkdir -p /etc/beebot-kit
echo 'volume-voix = 4' > /etc/beebot-kit/reglages-imposes.toml
(cd $home && find . -type f -exec sha256sum {} + | sort) > before.txt

# The upgrade keeps what was done, and what is imposed.
dpkg -i new.deb
(cd $home && find . -type f -exec sha256sum {} + | sort) > after.txt
cmp before.txt after.txt
dpkg --verify beebot-kit
test "$(child beebot --verifier-reglages)" = "/etc/beebot-kit/reglages-imposes.toml : 1 réglage imposé, aucune faute"
echo 'zzz' > /etc/beebot-kit/reglages-imposes.toml
refused child beebot --verifier-reglages
echo 'volume-voix = 4' > /etc/beebot-kit/reglages-imposes.toml
lines=$(wc -l < $kept/journal.txt)
child "$place -P /usr/local/lib/player.py $(now) --seance la-visite-des-fleurs --muet"
test "$(wc -l < $kept/journal.txt)" -gt "$lines"
child beebot-lecons imprimer la-visite-des-fleurs --vers papiers
head -c 5 $home/papiers/*.pdf | grep '%PDF-'
child beebot-robot liste
child beebot-lecons verifier mon-annee.abeille
child beebot-tablette --help > help.txt

# A double click on a pack is the kit's; zip and yaml are not.
child gio info -a standard::content-type mon-annee.abeille | grep "content-type: application/x-beebot-pack"
test "$(child xdg-mime query default application/x-beebot-pack)" = beebot.desktop
test -z "$(child xdg-mime query default application/zip)"
test -z "$(child xdg-mime query default application/yaml)"
child "$place -P -m simulateur demo --ouvrir mon-annee.abeille --image pack.gif"

# From the start to the first picture: beside the same program in a folder of the account's own, compiled there.
own=$home/dossier
cp -a /usr/lib/beebot-kit $own
chown -R child $own
find $own -name '*.pth' -exec sed -i "s|/usr/lib/beebot-kit|$own|" {} +
for turn in warm 1 2 3 4 5; do
    for python in $place $own/${place#/usr/lib/beebot-kit/}; do
        echo "start $turn $python $(child "$python -P /usr/local/lib/player.py $(now) --seance la-visite-des-fleurs --muet --donnees essai" | grep first)"
    done
done > starts.txt
cat starts.txt
rm -rf $own
du -sk /usr/lib/beebot-kit /usr/lib/beebot-kit/commun/simulateur/machine/sound/files/sentences

. /root/troubles.sh

# It goes, and what accounts kept stays.
dpkg -r beebot-kit
refused test -e /usr/lib/beebot-kit
refused test -e /usr/bin/beebot
grep . $kept/journal.txt $home/papiers/*.pdf /etc/beebot-kit/reglages-imposes.toml > /dev/null
dpkg -P beebot-kit
grep . $kept/journal.txt > /dev/null
