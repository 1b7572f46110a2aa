/* Keeps the tablet's screen lit for ten minutes after each touch: children lay a program out on the floor and come back,
   and nobody should have to unlock the tablet for that. Plain ES5. Where a browser cannot, the tablet's setting holds. */
(function () {
  'use strict';
  var LIT_MS = 600000, lock = null, asked = false, timer = 0;

  function dim() {
    if (lock) { lock.release(); }
    lock = null;
  }

  function light() {
    window.clearTimeout(timer);
    timer = window.setTimeout(dim, LIT_MS);
    if (lock || asked) { return; }
    asked = true;
    navigator.wakeLock.request('screen').then(function (given) {
      asked = false;
      lock = given;
      given.addEventListener('release', function () { // a page out of sight loses it
        if (lock === given) { lock = null; }
      });
    }, function () { asked = false; }); // a battery that is nearly empty
  }

  if (navigator.wakeLock) { document.addEventListener('pointerdown', light, true); }
}());
