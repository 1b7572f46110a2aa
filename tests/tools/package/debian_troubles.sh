# What goes wrong where the package is updated, by debian_campaign.sh: it is said, and the version that is there plays.
plays() {
    child beebot demo --image trouble.gif | grep "Les trois sont d'accord."
    find /usr/lib/beebot-kit -name '*.pyc' | grep -q .
}
round() { child "$place -P /usr/local/lib/player.py $(now) --seance la-visite-des-fleurs --muet --donnees $1"; }

# Half a package, as on a stick that was pulled out.
head -c 20000000 new.deb > half.deb
refused dpkg -i half.deb
plays

# A disk that fills while dpkg unpacks.
mkdir full
mount -t tmpfs -o size=210m tmpfs full
cp -a /usr/lib/beebot-kit/. full
mount --bind full /usr/lib/beebot-kit
refused dpkg -i new.deb
plays
umount --lazy /usr/lib/beebot-kit full
plays

# An older one over a newer one is what whoever types it wants; dpkg says so.
dpkg -i old.deb 2>&1 | grep "downgrading beebot-kit"
plays

# A child who plays while it is updated plays on.
round pendant > played.txt &
until grep "first picture" played.txt; do sleep 0.2; done
dpkg -i new.deb
wait $!
grep played played.txt
plays

# Two accounts at once.
round un > un.txt &
round deux > deux.txt
wait $!
cat un.txt deux.txt | grep -c played | grep 2

# The battery of the clock is empty.
library=$(find /usr/lib -name libfaketime.so.1)
early="env LD_PRELOAD=$library FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME='@1980-01-02 08:00:00'"
eval "$early date" | grep 1980
dpkg -r beebot-kit
eval "$early dpkg -i new.deb"
child "$early beebot demo --image trouble.gif" | grep "Les trois sont d'accord."
plays
