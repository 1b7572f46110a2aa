/* Plays over a socket to the teacher's computer (simulateur/web/serve.py): the code of the day, then messages both ways.
   A square that was read has, behind the # of the address, what spares the code.
   A network that was cut is sought again by itself. Plain ES5, for tablets of 2013 too. */
/* global Skin */
(function () {
  'use strict';
  var SOONEST = 300, LATEST = 4000, FALTERS = 1500; // milliseconds
  var DIGITS = 6, PLACE = 'abeille-place';
  var socket = null, skin = null, key = recalled(), code = '', count = 0, wait = SOONEST, isIn = false, over = false;
  var again = 0, pause = 0; // the timer of the next knock; milliseconds that the computer asks for before it

  function at(id) { return document.getElementById(id); }

  function show(id, isShown) { at(id).className = isShown ? '' : 'hidden'; }

  function say(id) { at('word').textContent = id ? at(id).textContent : ''; }

  function recalled() {
    try { return window.localStorage.getItem(PLACE) || ''; } catch (_error) { return ''; } // storage may be refused
  }

  function remember(place) {
    key = place;
    try { window.localStorage.setItem(PLACE, place); } catch (_error) { /* then a closed page asks for the code */ }
  }

  function send(events) {
    if (isIn && socket && socket.readyState === 1) {
      count += 1;
      socket.send(JSON.stringify({ n: count, events: events }));
    }
  }

  function asking() { return '?place=' + encodeURIComponent(key); }

  /** Knock at the computer, with the place that was had before or with a code. */
  function knock() {
    var scheme = window.location.protocol === 'https:' ? 'wss://' : 'ws://', here, slow;
    window.clearTimeout(again);
    here = socket = new window.WebSocket(scheme + window.location.host + '/prise');
    slow = window.setTimeout(function () { if (here.readyState === 0) { here.close(); } }, LATEST);
    here.onopen = function () {
      window.clearTimeout(slow);
      count = 0;
      here.send(JSON.stringify({ place: key, code: code, size: skin.size() }));
    };
    here.onmessage = function (event) {
      if (here === socket) { JSON.parse(event.data).forEach(isIn ? play : answered); }
    };
    here.onclose = function (event) {
      window.clearTimeout(slow);
      if (here === socket) { closed(event); }
    };
  }

  function play(message) {
    if (message.kind === 'closed') { leave('closed'); } else { skin.hear([message]); }
  }

  function answered(message) {
    if (message.kind === 'welcome') {
      isIn = true;
      wait = SOONEST;
      code = '';
      remember(message.place);
      show('door', false);
      show('cut', false);
    } else if (message.why === 'slow') { // too soon after a wrong code: this one is given again
      say('slow');
      pause = message.wait;
    } else {
      if (message.why !== 'code' || code.length === DIGITS) { say({ code: 'wrong', full: 'full' }[message.why]); }
      remember('');
      ask();
    }
  }

  /** What the square says that was read, once: the address that stays says it to nobody. */
  function token() {
    var said = window.location.hash.slice(1);
    if (said && window.history.replaceState) {
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
    }
    return said;
  }

  /** Ask for the code. */
  function ask() {
    code = '';
    write();
    show('cut', false);
    show('door', true);
  }

  /** Play no more. A tablet whose computer has closed goes on knocking, and is known when it opens again. */
  function leave(why) {
    over = why !== 'closed';
    if (skin) { skin.hear([{ kind: 'hush' }]); }
    ask();
    say(why);
    show('keys', !over);
  }

  function closed(event) {
    var was = isIn;
    isIn = false;
    socket = null;
    if (over) { return; }
    if (event.code === 4001) { leave('elsewhere'); return; }
    if (!key && !code) { return; } // refused: the code is asked for
    if (was) { window.setTimeout(falter, FALTERS); }
    if (!pause && wait >= LATEST && code) { say('gone'); }
    again = window.setTimeout(knock, pause || wait);
    pause = 0;
    wait = Math.min(2 * wait, LATEST);
  }

  function falter() {
    if (!isIn && key && at('door').className) { show('cut', true); }
  }

  function write() {
    var boxes = at('boxes').children, place;
    for (place = 0; place < boxes.length; place += 1) { boxes[place].textContent = code.charAt(place); }
  }

  function type(digit) {
    if (code.length === DIGITS || over) { return; }
    say('');
    code += digit;
    write();
    if (code.length === DIGITS) { knock(); }
  }

  function press(event) {
    var text = event.target.tagName === 'BUTTON' ? event.target.textContent : '';
    event.preventDefault();
    if (event.target.id === 'erase') {
      if (code.length < DIGITS) { code = code.slice(0, -1); }
      write();
    } else if (text) {
      type(text);
    }
  }

  function begin() {
    at('keys').addEventListener('click', press);
    window.addEventListener('keydown', function (event) {
      if (!isIn && /^[0-9]$/.test(event.key || '')) { type(event.key); }
      if (!isIn && event.key === 'Backspace' && code.length < DIGITS) { code = code.slice(0, -1); write(); }
    });
    document.addEventListener('visibilitychange', function () { // a tablet that wakes up does not wait
      if (!document.hidden && !socket && key && !over) { wait = SOONEST; knock(); }
    });
    skin = new Skin({
      canvas: at('page'),
      send: send,
      voice: function (part) { return '/voix/' + part.name + '.wav' + asking(); },
      sound: function (name) { return '/son/' + encodeURIComponent(name) + '.wav' + asking(); }
    });
    window.abeille = skin; // for whoever tests it
    code = token();
    if (key || code) { knock(); } else { ask(); }
  }

  if (window.WebSocket && window.JSON && at('page').getContext) {
    begin();
  } else {
    show('door', true);
    show('keys', false);
    say('old');
  }
}());
