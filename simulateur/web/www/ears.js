/* Plays what the kit says (simulateur/web/sound_messages.py): sentences one at a time, short sounds beside them. Plain ES5.

   Ears(options): options.voice(part) and options.sound(name) give the address of a file or null; options.tell(event)
   hears when a sentence is over. Where there is no file of a sentence, the tablet's own voice speaks it. */
/* exported Ears */
function Ears(options) {
  'use strict';
  var Context = window.AudioContext || window.webkitAudioContext, context = null, kept = {}, order = [];
  var MOST = 60, saying = null, source = null;

  /** Sound begins within a touch; iOS plays nothing before. Children who cannot read hear it in its silent mode too. */
  function wake() {
    try {
      if (navigator.audioSession) { navigator.audioSession.type = 'playback'; }
      if (context && context.state === 'interrupted') { // iOS, after its screen was off: resumed, it may stay mute
        context.close();
        context = null;
      }
      context = context || (Context ? new Context() : null);
      if (context && context.state === 'suspended' && context.resume) { context.resume(); }
    } catch (_error) {
      context = null; // a tablet without sound plays on
    }
  }

  /** Have the sound of a file; null where it cannot be had. */
  function fetched(address, then) {
    var request = new XMLHttpRequest();
    if (!address || !context) { then(null); return; }
    if (kept[address]) { then(kept[address]); return; }
    request.open('GET', address);
    request.responseType = 'arraybuffer';
    request.onerror = function () { then(null); };
    request.onload = function () {
      if (request.status && request.status >= 300) { then(null); return; }
      context.decodeAudioData(request.response, function (buffer) {
        kept[address] = buffer;
        order.push(address);
        if (order.length > MOST) { delete kept[order.shift()]; }
        then(buffer);
      }, function () { then(null); });
    };
    request.send();
  }

  function start(buffer, volume, ended) {
    var gain = context.createGain(), node = context.createBufferSource();
    gain.gain.value = volume;
    node.buffer = buffer;
    node.connect(gain);
    gain.connect(context.destination);
    node.onended = ended;
    node.start(0);
    return node;
  }

  function play(message) {
    fetched(options.sound(message.sound), function (buffer) {
      if (buffer) { start(buffer, message.volume, null); }
    });
  }

  function hush() {
    saying = null;
    if (source) {
      source.onended = null;
      try { source.stop(0); } catch (_error) { /* it was over */ }
      source = null;
    }
    if (window.speechSynthesis) { window.speechSynthesis.cancel(); }
  }

  /** Say one part after the other; then tell that it is over, and whether anything was heard.

      Silence before the first touch is not told: no browser need sound by then, so that it says nothing of this tablet. */
  function say(message) {
    var parts = message.parts.slice(), heard = false;
    hush();
    saying = message;
    function next() {
      var part = parts.shift();
      if (saying !== message) { return; }
      if (!part) {
        saying = source = null;
        if (heard || context || !Context) { options.tell(['spoke', message.number, heard]); }
        return;
      }
      fetched(part.text ? options.voice(part) : options.sound(part.sound), function (buffer) {
        if (saying !== message) { return; }
        if (buffer) {
          heard = true;
          source = start(buffer, part.volume, next);
        } else if (part.text) {
          heard = speak(part, message.language, next) || heard;
        } else {
          next();
        }
      });
    }
    next();
  }

  /** Have the tablet's own voice say a sentence; whether it has one. */
  function speak(part, language, then) {
    var words;
    if (!window.speechSynthesis || !window.SpeechSynthesisUtterance || !window.speechSynthesis.getVoices().length) {
      window.setTimeout(then, 0);
      return false;
    }
    words = new window.SpeechSynthesisUtterance(part.text);
    words.lang = language;
    words.volume = part.volume;
    words.rate = 0.9;
    words.onend = words.onerror = then;
    window.speechSynthesis.speak(words);
    return true;
  }

  this.wake = wake;
  this.play = play;
  this.obey = function (message) {
    if (message.kind === 'say') { say(message); }
    if (message.kind === 'hush') { hush(); }
    if (message.kind === 'play') { play(message); }
  };
}
