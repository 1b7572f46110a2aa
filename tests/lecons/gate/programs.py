"""One drawing as drawing programs leave it, and one with all that a teacher draws in Inkscape.

Written by hand in the manner of each, from what is known of their files.
"""

import base64
import zlib

from tests.lecons.gate.hostile_pictures import png

BY_HAND = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60" width="60" height="60">
<rect x="10" y="10" width="40" height="30" fill="#3b7a57"/>
<circle cx="30" cy="25" r="10" fill="#f8c842" stroke="#43302b" stroke-width="2"/>
</svg>
"""

INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg
   width="60"
   height="60"
   viewBox="0 0 60 60"
   version="1.1"
   id="svg1"
   sodipodi:docname="fleur.svg"
   inkscape:version="1.3.2 (091e20e, 2023-11-25)"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#"
   xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="namedview1" pagecolor="#ffffff" inkscape:zoom="8" inkscape:current-layer="layer1">
    <inkscape:grid id="grid1" units="px" />
  </sodipodi:namedview>
  <defs id="defs1">
    <linearGradient id="linearGradient1" inkscape:swatch="solid">
      <stop style="stop-color:#000000;stop-opacity:1;" offset="0" id="stop1" />
    </linearGradient>
    <filter style="color-interpolation-filters:sRGB" id="filter1">
      <feGaussianBlur stdDeviation="2" id="blur1" /></filter>
  </defs>
  <metadata id="metadata1"><rdf:RDF><cc:Work rdf:about=""><cc:license rdf:resource="" /></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Calque 1" inkscape:groupmode="layer" id="layer1" transform="translate(-10,-20)">
    <rect
       style="fill:#3b7a57;fill-opacity:1;stroke:none;stroke-width:0.999999;-inkscape-stroke:none;paint-order:markers"
       id="rect1" width="40" height="30" x="20" y="30" ry="0" />
    <circle
       style="fill:#f8c842;stroke:#43302b;stroke-width:2;stroke-dasharray:none;mix-blend-mode:normal"
       id="path1" cx="40" cy="45" r="10" inkscape:export-xdpi="96" />
  </g>
</svg>
"""

ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Calque_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
\t x="0px" y="0px"
\t viewBox="0 0 60 60" style="enable-background:new 0 0 60 60;" xml:space="preserve">
<style type="text/css">
\t.st0{fill:#3B7A57;}
\t.st1{fill:#F8C842;stroke:#43302B;stroke-width:2;stroke-miterlimit:10;}
</style>
<rect x="10" y="10" class="st0" width="40" height="30"/>
<circle class="st1" cx="30" cy="25" r="10"/>
</svg>
"""

FIGMA = """<svg width="60" height="60" viewBox="0 0 60 60" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#clip0_1_2)">
<rect x="10" y="10" width="40" height="30" fill="#3B7A57"/>
<circle cx="30" cy="25" r="10" fill="#F8C842" stroke="#43302B" stroke-width="2"/>
</g>
<defs>
<clipPath id="clip0_1_2">
<rect width="60" height="60" fill="white"/>
</clipPath>
</defs>
</svg>
"""

LIBREOFFICE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.2" width="15.87mm" height="15.87mm" viewBox="0 0 60 60" preserveAspectRatio="xMidYMid"
 fill-rule="evenodd" stroke-width="28.222" stroke-linejoin="round" xmlns="http://www.w3.org/2000/svg"
 xmlns:ooo="http://xml.openoffice.org/svg/export" xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve">
 <defs class="ClipPathGroup">
  <clipPath id="presentation_clip_path" clipPathUnits="userSpaceOnUse">
   <rect x="0" y="0" width="60" height="60"/></clipPath>
 </defs>
 <defs class="TextShapeIndex"><g ooo:slide="id1" ooo:id-list="id3 id4"/></defs>
 <g class="SlideGroup"><g><g id="container-id1"><g id="id1" class="Slide" clip-path="url(#presentation_clip_path)">
  <g class="Page"><g class="com.sun.star.drawing.CustomShape"><g id="id3">
   <rect class="BoundingBox" stroke="none" fill="none" x="-400" y="10" width="900" height="30"/>
   <path fill="rgb(59,122,87)" stroke="none" d="M 10,10 L 50,10 50,40 10,40 10,10 Z"/>
  </g></g><g class="com.sun.star.drawing.CustomShape"><g id="id4">
   <circle fill="rgb(248,200,66)" stroke="rgb(67,48,43)" stroke-width="2" cx="30" cy="25" r="10"/>
  </g></g></g></g></g></g></g>
</svg>
"""

SAVED = {
    "by hand": BY_HAND,
    "Inkscape": INKSCAPE,
    "Illustrator": ILLUSTRATOR,
    "Figma": FIGMA,
    "LibreOffice": LIBREOFFICE,
}

SKY = "\n".join(
    base64.encodebytes(png(4, 2, zlib.compress((b"\0" + bytes((135, 206, 235)) * 4) * 2), 2)).decode().split()
)
WHOLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" width="210mm" height="150mm"
 viewBox="0 0 210 150" version="1.1" inkscape:version="1.3.2">
<sodipodi:namedview pagecolor="#ffffff"/>
<defs>
 <clipPath clipPathUnits="userSpaceOnUse" id="clip1"><circle cx="40" cy="45" r="28"/></clipPath>
 <mask maskUnits="userSpaceOnUse" id="mask1"><rect x="80" y="15" width="60" height="60"
 style="fill:url(#fade)"/></mask>
 <linearGradient id="stops"><stop style="stop-color:#fff;stop-opacity:1" offset="0"/>
 <stop style="stop-color:#000;stop-opacity:1" offset="1"/></linearGradient>
 <linearGradient id="fade" xlink:href="#stops" gradientUnits="userSpaceOnUse" x1="80" y1="0" x2="140" y2="0"/>
 <filter id="blur" x="-0.2" y="-0.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="2"/></filter>
 <marker id="Arrow" orient="auto" refX="0" refY="0" markerWidth="4" markerHeight="4"
 style="overflow:visible"><path d="M5.77 0 -2.88 5 -2.88 -5Z" transform="scale(0.5)" style="fill:#a33"/>
 </marker>
 <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.6"
 style="fill:#b5532a"/></pattern>
</defs>
<g inkscape:label="Calque 1" inkscape:groupmode="layer" id="layer1">
 <rect x="10" y="20" width="60" height="50" style="fill:#3b7a57" clip-path="url(#clip1)"/>
 <image x="30" y="35" width="30" height="20" preserveAspectRatio="none" clip-path="url(#clip1)"
 xlink:href="data:image/jpeg;base64,{SKY}"/>
 <g mask="url(#mask1)"><rect x="80" y="15" width="60" height="60" style="fill:#7e5aa8"/></g>
 <g id="tree"><rect x="160" y="50" width="6" height="20" style="fill:#8f5c08"/><circle cx="163" cy="42"
 r="14" style="fill:#5a9e4b;stroke:#2d5a24;stroke-width:2"/></g>
 <use x="0" y="0" xlink:href="#tree" id="use1" transform="translate(28,6)" width="100%" height="100%"/>
 <ellipse cx="40" cy="135" rx="24" ry="5" style="fill:#43302b;filter:url(#blur)"/>
 <rect x="80" y="110" width="40" height="25" style="fill:url(#dots);stroke:#b5532a"/>
 <path d="M130 122H180" style="fill:none;stroke:#a33;stroke-width:3;marker-end:url(#Arrow)"/>
 <text xml:space="preserve"
 style="font-size:16px;font-family:Arial;-inkscape-font-specification:'Arial, Normal';fill:#43302b" x="14"
 y="98"><tspan sodipodi:role="line" x="14" y="98">L’école de Léa, ça va ?</tspan></text>
</g></svg>
"""
"""A clip, a mask, a photograph in it, a clone, a blur, a pattern, an arrow and a text."""
