/* Begins: shows the still garden, has the service worker keep everything, wakes Python in a worker behind it, and hands
   messages to and fro. Plain ES5, so that an old browser can say that it is too old. Needs hands.js, ears.js, skin.js. */
/* global Skin */
(function () {
  'use strict';
  var here = document.currentScript, body = document.body, CELLS = 8, BROUGHT = 4, REST_MS = 20000;
  var cells = document.querySelectorAll('.cell'), still = document.getElementById('still');
  var kit = null, worker = null, skin = null, ended = false, isAwake = false, newer = false;

  /** One sentence and a picture, which a child can show to an adult; nothing goes on behind it. */
  function trouble(name, detail) {
    var told = document.getElementById('trouble-' + name) || document.getElementById('trouble-broken');
    if (ended) { return; }
    ended = true;
    if (worker) { worker.terminate(); }
    told.hidden = false;
    still.hidden = document.getElementById('page').hidden = true; // the style sheet may be what is missing
    document.getElementById('detail').textContent = detail || '';
    document.getElementById('trouble').hidden = false;
    if (told.getAttribute('data-again')) { // a page on the home screen has no key that loads it anew
      document.getElementById('trouble').onclick = function () { window.location.reload(); };
    }
  }

  /** Something did not come. Nobody says why a script or a module did not, so the server is asked: is it there at all? */
  function lacks(detail) {
    fetch('sw.js', { cache: 'no-store' }).then(function (answer) { trouble(answer.status < 500 ? 'missing' : 'cut', detail); },
      function () { trouble('cut', detail); });
  }

  /** What the address says behind its #, once: a printed card opens its challenge, and the page later the garden. */
  function named() {
    var said = window.location.hash.slice(1);
    if (said) { window.history.replaceState(null, '', window.location.pathname + window.location.search); }
    try {
      return decodeURIComponent(said);
    } catch (error) {
      return said;
    }
  }

  /** How full the comb is: cells, of which the first ones are what is brought and the others what wakes. */
  function fill(count) {
    var number;
    for (number = 0; number < cells.length; number += 1) {
      if (number < count) { cells[number].setAttribute('class', 'cell on'); }
    }
  }

  function isOld() {
    // The streams came with Safari 16.4, Chrome 80 and Firefox 113, this exception with Chrome 95. A worker is a module
    // from Firefox 114 on (https://web-platform-dx.github.io/web-features-explorer/features/js-modules-workers/), and no
    // page can ask for that without starting one.
    var fox = /Firefox\/([0-9]+)/.exec(navigator.userAgent);
    return (fox && Number(fox[1]) < 114) || !(window.WebAssembly && window.WebAssembly.Exception &&
      window.CompressionStream && window.Worker && window.fetch && window.Promise);
  }

  /** Have everything kept, and only then go on: what comes later is read from there, and comes once. */
  function keep(then) {
    var container = navigator.serviceWorker;
    if (!container || !window.isSecureContext) {
      then('unkept');
      return;
    }
    container.onmessage = function (event) {
      if (event.data.part !== undefined) { fill(Math.floor(event.data.part * BROUGHT)); }
    };
    container.register('sw.js', { updateViaCache: 'none' }).then(function (registration) {
      var before = container.controller;
      registration.onupdatefound = function () { tellWhenThere(registration.installing, before); };
      if (before && registration.waiting) { // a new version was brought the last time, whole
        container.addEventListener('controllerchange', function () { window.location.reload(); });
        registration.waiting.postMessage('now');
      } else if (before || registration.active) {
        then('');
      } else {
        await_(registration.installing || registration.waiting, then);
      }
    }, function () { then('unkept'); }).catch(function (error) { trouble('broken', String(error)); });
  }

  /** Tell the adult once a version after the one that plays is there, whole. */
  function tellWhenThere(coming, before) {
    coming.addEventListener('statechange', function () {
      if (!before || coming.state !== 'installed') { return; }
      newer = true;
      if (worker) { worker.postMessage({ newer: true }); }
    });
  }

  function await_(coming, then) {
    var gone = false;
    function look() {
      if (coming.state === 'redundant') {
        fetch('sw.js', { cache: 'no-store' }).then(function (answer) {
          if (gone) { return; }
          if (answer.ok) { trouble('missing', ''); } else { then('unkept'); }
        }, function () { trouble('cut', ''); });
      }
      if (coming.state === 'activated' && !gone) {
        gone = true;
        then('');
      }
    }
    coming.addEventListener('statechange', look);
    navigator.serviceWorker.addEventListener('message', function (event) {
      if (event.data.lacking) { trouble(event.data.cut ? 'cut' : 'missing', event.data.lacking); }
      if (event.data.full && !gone) { // the page plays all the same, as long as there is a network
        gone = true;
        then('roomless');
      }
    });
    look();
  }

  /** Only one page of a tablet plays: the one that was opened last. */
  function alone() {
    if (navigator.locks) {
      navigator.locks.request('abeille', { steal: true }, function () { return new Promise(function () {}); })
        .catch(function (error) { // where storage is refused, so are locks: then nothing is shared either
          if (error.name === 'AbortError') { trouble('elsewhere', ''); }
        });
    }
  }

  function hear(event) {
    var told = event.data;
    if (ended) { return; }
    if (told.messages) { skin.hear(JSON.parse(told.messages)); }
    if (told.piece) { fill(BROUGHT + told.piece); }
    if (told.lacks) { lacks(told.lacks); }
    if (told.trouble) { trouble(told.trouble, told.detail); }
    if (told.again) { window.location.reload(); }
    if (told.file) { hand(told.file, told.data); }
    if (told.wants) { window.setTimeout(remember, REST_MS); }
    if (told.measured) { window.measured = told.measured; }
    if (told.kept) { window.remembers = told.remembers; }
    if (told.kept && navigator.serviceWorker && navigator.serviceWorker.controller) {
      navigator.serviceWorker.controller.postMessage('rest');
    }
  }

  /** Have Python's memory kept for the next starts, by a worker of its own, while nobody waits for it. */
  function remember() {
    var apart = new window.Worker(here.getAttribute('data-worker'), { type: 'module' });
    apart.onmessage = apart.onerror = function () { apart.terminate(); };
    apart.postMessage({ remember: kit, base: document.baseURI, size: skin.size() });
  }

  /** Hand a file over to the adult who asked for it. */
  function hand(name, data) {
    var link = document.createElement('a');
    link.href = window.URL.createObjectURL(new window.Blob([data]));
    link.download = name;
    body.appendChild(link);
    link.click();
    body.removeChild(link);
    window.setTimeout(function () { window.URL.revokeObjectURL(link.href); }, 60000);
  }

  /** What the tablet was told to be for all its pages; the kit's own settings come before it. */
  function wishes() {
    function is(query) { return !!window.matchMedia && window.matchMedia(query).matches; }
    return { less_movement: is('(prefers-reduced-motion: reduce)'), high_contrast: is('(prefers-contrast: more)') };
  }

  function awake() {
    if (!isAwake) {
      isAwake = true;
      fill(CELLS);
      still.className = 'gone';
      document.getElementById('page').focus();
    }
  }

  function send(events) {
    var start;
    for (start = 0; worker && start < events.length; start += 60) {
      worker.postMessage({ events: events.slice(start, start + 60) });
    }
  }

  function go(note) {
    fill(BROUGHT);
    fetch(here.getAttribute('data-kit')).then(function (answer) { return answer.json(); }).then(function (found) {
      kit = found;
      alone();
      worker = new window.Worker(here.getAttribute('data-worker'), { type: 'module' });
      worker.onmessage = hear;
      worker.onerror = function (error) { lacks(error.message || here.getAttribute('data-worker')); };
      skin = new Skin({
        canvas: document.getElementById('page'),
        send: send,
        voice: function (part) { return kit.voices[part.name] || null; },
        sound: function (name) { return kit.sounds[name] || null; },
        drawn: awake
      });
      worker.postMessage({ start: kit, base: document.baseURI, size: skin.size(), named: named(), wishes: wishes(), note: note, ms: window.performance.now() });
      if (newer) { worker.postMessage({ newer: true }); }
      window.addEventListener('hashchange', function () { window.location.reload(); }); // another card, same page
    }).catch(function (error) { lacks(String(error)); });
    if (navigator.storage && navigator.storage.persist) { navigator.storage.persist(); }
  }

  if (window.location.protocol === 'file:') {
    trouble('file', '');
    return;
  }
  if (isOld()) {
    trouble('old', navigator.userAgent);
    return;
  }
  still.addEventListener('pointerdown', function () {
    still.className = 'stirs';
    window.setTimeout(function () { if (!isAwake) { still.className = ''; } }, 300);
  });
  document.addEventListener('visibilitychange', function () {
    if (worker && document.hidden) { worker.postMessage({ hidden: true }); }
  });
  window.addEventListener('pagehide', function () { if (worker) { worker.postMessage({ hidden: true }); } });
  keep(go);
}());
