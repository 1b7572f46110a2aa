/* Draws what the kit says: frames (simulateur/web/scene_messages.py) on a canvas, each at its time.
   Plain ES5, for tablets of 2013 too. Needs hands.js and ears.js beside it.

   Skin(options) begins. options.canvas is the canvas; options.send(events) hands over what was done; options.voice(part)
   and options.sound(name) give the address of a sound file, or null. options.drawn() is called after each picture.
   What the kit tells goes to hear(messages). */
/* global Hands, Ears */
/* exported Skin */
var Stage = (function () {
  'use strict';
  var FONT = 'ABeeZee, Andika, sans-serif';
  // Of ABeeZee, in parts of its size, as SDL_ttf lays lines out: from the top of a line to its foot, and line to line.
  var ASCENT = 0.92, LINE = 1.182;
  var SIZE = /<svg [^>]*width="([0-9.]+)" height="([0-9.]+)"/;
  var ROOM = 8e6; // pixels of drawings that are kept at least, and four canvases at most

  /** A canvas that shows lists of sprites, and the drawings that it has. */
  function Stage(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext('2d', { alpha: false }) || canvas.getContext('2d');
    this.shown = [];
    this.ground = 0;
    this.labels = [];
    this.paper = '#F5E9D3'; // of the calm theme, until a frame says which
    this.woken = null; // called when a drawing that was waited for has come
    this.clear();
  }

  Stage.prototype.clear = function () {
    this.texts = {};
    this.kept = {};
    this.order = [];
    this.pixels = 0;
  };

  /** Take in new drawings: [[number, SVG text]]. */
  Stage.prototype.learn = function (news) {
    var stage = this;
    (news || []).forEach(function (each) {
      var image = new Image(), size = SIZE.exec(each[1]) || [0, 1, 1];
      var text = { image: image, ready: false, wide: Number(size[1]), high: Number(size[2]) };
      stage.texts[each[0]] = text;
      image.onload = image.onerror = function () {
        text.ready = true;
        if (stage.woken) { stage.woken(); }
      };
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(each[1]);
    });
  };

  Stage.prototype.forget = function (gone) {
    var stage = this;
    (gone || []).forEach(function (number) { delete stage.texts[number]; });
  };

  /** Whether every drawing of a frame has been decoded. */
  Stage.prototype.isReady = function (frame) {
    var texts = this.texts;
    return (frame.edits || []).every(function (edit) {
      return edit.length < 3 || !texts[edit[0]] || texts[edit[0]].ready;
    });
  };

  /** Make the list of a frame the one that is shown; returns the boxes that look different now. */
  Stage.prototype.take = function (frame) {
    var before = frame.whole ? [] : this.shown, now = [], dirty = [], next = 0;
    if (!frame.edits) { return dirty; }
    frame.edits.forEach(function (edit) {
      if (edit.length > 2) {
        now.push(edit);
        dirty.push(covered(edit));
        return;
      }
      for (; next < edit[0]; next += 1) { dirty.push(covered(before[next])); }
      for (; next < edit[0] + edit[1]; next += 1) { now.push(before[next]); }
    });
    for (; next < before.length; next += 1) { dirty.push(covered(before[next])); }
    this.shown = now;
    if (frame.ground !== undefined) { this.ground = frame.ground; }
    if (frame.paper) { this.paper = frame.paper; }
    if (frame.labels) { this.labels = frame.labels; }
    if (frame.whole || frame.labels) { dirty = [this.everything()]; }
    this.forget(frame.gone);
    return dirty;
  };

  Stage.prototype.everything = function () {
    return [0, 0, this.canvas.width, this.canvas.height];
  };

  /** Draw these boxes anew. */
  Stage.prototype.draw = function (boxes) {
    joined(boxes, this.everything()).forEach(this.repair, this);
  };

  Stage.prototype.repair = function (box) {
    var pen = this.pen, stage = this;
    pen.save();
    pen.beginPath();
    pen.rect(box[0], box[1], box[2], box[3]);
    pen.clip();
    pen.fillStyle = this.paper;
    pen.fillRect(box[0], box[1], box[2], box[3]);
    this.shown.forEach(function (sprite, place) {
      if (place === stage.ground) { stage.write(); }
      if (meet(covered(sprite), box)) { stage.show(sprite); }
    });
    if (this.ground >= this.shown.length) { this.write(); }
    pen.restore();
  };

  Stage.prototype.show = function (sprite) {
    var x = sprite[1], y = sprite[2], wide = sprite[3], high = sprite[4], pen = this.pen;
    var alpha = sprite.length > 5 ? sprite[5] : 255, turned = sprite[6] || 0;
    var drawn = this.drawing(sprite[0], sprite[7] || wide, sprite[8] || high);
    if (!drawn || !alpha || !wide || !high) { return; }
    pen.globalAlpha = alpha / 255;
    if (!turned) {
      pen.drawImage(drawn, x, y, wide, high);
    } else {
      pen.save();
      pen.translate(x + wide / 2, y + high / 2);
      pen.scale(wide / drawn.width, high / drawn.height);
      pen.rotate(turned * Math.PI / 180);
      pen.drawImage(drawn, -drawn.width / 2, -drawn.height / 2);
      pen.restore();
    }
    pen.globalAlpha = 1;
  };

  /** A drawing as pixels, made once for each size and kept while there is room. */
  Stage.prototype.drawing = function (number, wide, high) {
    var key = number + ' ' + wide + ' ' + high, text = this.texts[number], kept = this.kept[key], scale;
    if (kept) {
      this.order.splice(this.order.indexOf(key), 1);
    } else {
      if (!text || !text.image.width || !wide || !high) { return null; }
      kept = document.createElement('canvas');
      kept.width = wide;
      kept.height = high;
      scale = Math.min(wide / text.wide, high / text.high); // a box of whole pixels is a little too high or too wide
      kept.getContext('2d').drawImage(text.image, 0, 0, scale * text.wide, scale * text.high);
      this.kept[key] = kept;
      this.pixels += wide * high;
    }
    this.order.push(key);
    while (this.pixels > Math.max(ROOM, 4 * this.canvas.width * this.canvas.height) && this.order.length > 1) {
      this.drop(this.order.shift());
    }
    return kept;
  };

  Stage.prototype.drop = function (key) {
    var old = this.kept[key];
    this.pixels -= old.width * old.height;
    old.width = old.height = 0; // Safari gives its memory back then, and not before
    delete this.kept[key];
  };

  /** Write the text for adults: [text, x, y, width, size, colour]. */
  Stage.prototype.write = function () {
    var pen = this.pen;
    this.labels.forEach(function (label) {
      var size = label[4], y = label[2] + Math.ceil(ASCENT * size);
      pen.font = size + 'px ' + FONT;
      pen.fillStyle = label[5];
      pen.textBaseline = 'alphabetic';
      lines(pen, label[0], label[3]).forEach(function (line, place) {
        pen.fillText(line, label[1], y + place * Math.ceil(LINE * size));
      });
    });
  };

  /** A text in lines that are no wider than asked; a wider word has a line of its own. */
  function lines(pen, text, width) {
    var found = [];
    text.split('\n').forEach(function (paragraph) {
      var line = '';
      paragraph.split(' ').forEach(function (word, place) {
        var longer = place ? line + ' ' + word : word;
        if (line && width && pen.measureText(longer).width > width) {
          found.push(line);
          line = word;
        } else {
          line = longer;
        }
      });
      found.push(line);
    });
    return found;
  }

  /** The box that a sprite may cover: left, top, width, height. */
  function covered(sprite) {
    var turned = (sprite[6] || 0) * Math.PI / 180, wide = sprite[3], high = sprite[4], sin, cos, right, down;
    if (!turned) { return [sprite[1], sprite[2], wide, high]; }
    sin = Math.abs(Math.sin(turned));
    cos = Math.abs(Math.cos(turned));
    right = Math.ceil((wide * (cos - 1) + high * sin) / 2) + 1;
    down = Math.ceil((high * (cos - 1) + wide * sin) / 2) + 1;
    return [sprite[1] - right, sprite[2] - down, wide + 2 * right, high + 2 * down];
  }

  function meet(one, other) {
    return one[0] < other[0] + other[2] && other[0] < one[0] + one[2] &&
      one[1] < other[1] + other[3] && other[1] < one[1] + one[3];
  }

  /** Boxes inside of a whole that cover all of these and do not overlap. */
  function joined(boxes, whole) {
    var found = [];
    boxes.forEach(function (box) {
      var place, other, left, top;
      for (place = 0; place < found.length; place += 1) {
        other = found[place];
        if (meet(box, other)) {
          left = Math.min(box[0], other[0]);
          top = Math.min(box[1], other[1]);
          box = [left, top, Math.max(box[0] + box[2], other[0] + other[2]) - left,
            Math.max(box[1] + box[3], other[1] + other[3]) - top];
          found.splice(place, 1);
          place = -1;
        }
      }
      found.push(box);
    });
    return found.filter(function (box) { return meet(box, whole); });
  }

  return Stage;
}());

function Skin(options) {
  'use strict';
  var canvas = options.canvas, stage = new Stage(canvas), queue = [], began = 0, asked = false, ears, hands;

  function now() { return window.performance && performance.now ? performance.now() : Date.now(); }

  function tell(event) { options.send([event]); }

  function soon() {
    if (!asked) {
      asked = true;
      (window.requestAnimationFrame || window.setTimeout)(function () { asked = false; show(); });
    }
  }

  /** Show what is due; of several pictures that are due, all are taken and the last one is drawn. */
  function show() {
    var dirty = [], frame, took = 0;
    while (queue.length) {
      frame = queue[0];
      if (frame.after !== undefined && now() < began + frame.after) {
        soon();
        break;
      }
      if (!stage.isReady(frame)) { break; } // its last drawing wakes us
      queue.shift();
      took += 1;
      dirty = dirty.concat(stage.take(frame));
      (frame.sounds || []).forEach(ears.play);
    }
    if (dirty.length) { stage.draw(dirty); }
    if (took && options.drawn) { options.drawn(); }
  }

  function take(frame) {
    if (frame.whole) { // it takes the place of all that was still to come
      queue.forEach(function (each) { stage.forget(each.gone); });
      queue = [];
      if (frame.fresh) { stage.clear(); }
    }
    if (frame.paper) { document.body.style.backgroundColor = frame.paper; } // the edges that are left free
    stage.learn(frame['new']);
    queue.push(frame);
  }

  /** Paint a picture that is to be kept, and hand it back. */
  function paint(message) {
    var apart = document.createElement('canvas'), painter;
    apart.width = message.size[0];
    apart.height = message.size[1];
    painter = new Stage(apart);
    function finish() {
      if (!painter.isReady(message.frame)) { return; }
      painter.woken = null;
      painter.draw(painter.take(message.frame));
      tell(['painted', message.number, apart.toDataURL('image/png').split(',')[1]]);
    }
    painter.woken = finish;
    painter.learn(message.frame['new']);
    finish();
  }

  function obey(message) {
    if (message.kind === 'frame') {
      take(message);
    } else if (message.kind === 'run') {
      if (message.begins) { began = now(); }
      message.frames.forEach(take);
    } else if (message.kind === 'paint') {
      paint(message);
    } else {
      ears.obey(message);
    }
  }

  /** Give the canvas as many pixels as the screen has in its place; whether they are others than before. */
  function fit() {
    var ratio = window.devicePixelRatio || 1;
    var wide = Math.max(60, Math.min(7680, Math.round(canvas.clientWidth * ratio)));
    var high = Math.max(60, Math.min(7680, Math.round(canvas.clientHeight * ratio)));
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
      stage.draw([stage.everything()]); // a canvas of another size is empty
      return true;
    }
    return false;
  }

  function refit() {
    if (fit()) { tell(['size', canvas.width, canvas.height]); }
  }

  stage.woken = soon;
  ears = new Ears({ voice: options.voice, sound: options.sound, tell: tell });
  hands = new Hands(canvas, options.send, ears.wake);
  window.addEventListener('resize', refit);
  window.addEventListener('orientationchange', refit);
  fit();
  if (document.fonts && document.fonts.ready) {
    document.fonts.ready.then(function () { stage.draw([stage.everything()]); });
  }

  return {
    /** Take in what the kit tells: a list of messages. */
    hear: function (messages) {
      messages.forEach(obey);
      show();
    },
    /** Say how large the page is; a new connection begins with it. */
    size: function () {
      fit();
      return [canvas.width, canvas.height];
    },
    /** Let go of what a finger holds: nobody hears it any more. */
    letGo: function () { hands.letGo(); },
    /** Whether everything that was told has been shown. */
    isStill: function () { return !queue.length; }
  };
}
