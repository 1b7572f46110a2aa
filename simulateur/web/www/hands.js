/* What fingers, a mouse and a keyboard do on the canvas, as the kit reads it (simulateur/web/tablet_touches.py). Plain ES5.

   Hands(canvas, send, wake): send(events) hands over a list; wake() is called inside each touch, where alone a browser
   lets sound begin. Places are in pixels of the canvas. */
/* exported Hands */
function Hands(canvas, send, wake) {
  'use strict';
  var NAMES = { Up: 'ArrowUp', Down: 'ArrowDown', Left: 'ArrowLeft', Right: 'ArrowRight', Esc: 'Escape',
    Del: 'Delete', Spacebar: ' ' };
  var MOST = 60, fingers = {}, mouse = null, moves = {}, waiting = false;

  function place(point) {
    var box = canvas.getBoundingClientRect();
    return [(point.clientX - box.left) * canvas.width / box.width, (point.clientY - box.top) * canvas.height / box.height];
  }

  /** Moves since the last picture go out as one for each finger; nothing may overtake them. */
  function flush() {
    var events = Object.keys(moves).map(function (key) { return moves[key]; });
    waiting = false;
    moves = {};
    return events;
  }

  function out(event) { send(flush().concat([event])); }

  function move(device, name, from, to, pressed) {
    var key = device + name, before = moves[key] || ['move', device, name, 0, 0, pressed];
    before[3] += to[0] - from[0];
    before[4] += to[1] - from[1];
    moves[key] = before;
    if (!waiting) {
      waiting = true;
      (window.requestAnimationFrame || window.setTimeout)(function () {
        var events = flush();
        if (events.length) { send(events); }
      });
    }
  }

  function each(event, act) {
    var list = event.changedTouches, count = Math.min(list.length, MOST), number;
    event.preventDefault();
    for (number = 0; number < count; number += 1) { act(list[number], String(list[number].identifier)); }
  }

  function on(target, name, act) { target.addEventListener(name, act, { passive: false }); }

  on(canvas, 'touchstart', function (event) {
    wake();
    each(event, function (touch, name) {
      var at = fingers[name] = place(touch);
      out(['down', 'finger', name, at[0], at[1]]);
    });
  });
  on(canvas, 'touchmove', function (event) {
    each(event, function (touch, name) {
      var at = place(touch);
      if (fingers[name]) { move('finger', name, fingers[name], at, true); }
      fingers[name] = at;
    });
  });
  on(canvas, 'touchend', function (event) {
    wake();
    each(event, function (_touch, name) {
      delete fingers[name];
      out(['up', 'finger', name]);
    });
  });
  on(canvas, 'touchcancel', function (event) {
    each(event, function (_touch, name) { delete fingers[name]; });
    out(['away']);
  });
  on(canvas, 'mousedown', function (event) {
    wake();
    if (event.button === 0) {
      mouse = place(event);
      out(['down', 'mouse', '', mouse[0], mouse[1]]);
    }
  });
  on(window, 'mousemove', function (event) {
    if (mouse) {
      var at = place(event);
      move('mouse', '', mouse, at, true);
      mouse = at;
    }
  });
  on(window, 'mouseup', function (event) {
    if (event.button === 0 && mouse) {
      mouse = null;
      out(['up', 'mouse', '']);
    }
  });
  on(canvas, 'wheel', function (event) {
    var at = place(event);
    event.preventDefault();
    if (event.deltaY) { out(['wheel', event.deltaY > 0 ? 1 : -1, at[0], at[1]]); }
  });
  on(canvas, 'contextmenu', function (event) { event.preventDefault(); });
  on(document, 'gesturestart', function (event) { event.preventDefault(); }); // Safari zooms a page with two fingers

  /** The name of a key as the kit knows it; empty for one that is the browser's. */
  function named(event) {
    var name = event.key || '';
    if (event.ctrlKey || event.metaKey || event.altKey || name.length > 30) { return ''; }
    name = NAMES[name] || name;
    return name.length === 1 ? name.toLowerCase() : name;
  }

  on(window, 'keydown', function (event) {
    var name = named(event);
    wake();
    if (name && !/^F([2-9]|1[0-9])$/.test(name)) {
      event.preventDefault();
      out(['press', name, event.shiftKey]);
    }
  });
  on(window, 'keyup', function (event) {
    var name = named(event);
    if (name) { out(['up', 'key', name]); }
  });

  function letGo() {
    fingers = {};
    mouse = null;
    out(['away']);
  }

  on(window, 'blur', letGo);
  on(document, 'visibilitychange', function () { if (document.hidden) { letGo(); } });
  this.letGo = letGo;
}
