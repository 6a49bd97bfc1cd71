"""What an SVG may consist of: everything that draws, nothing that runs, embeds or fetches."""

_ELEMENTS = """
a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
feTurbulence filter g image line linearGradient marker mask mpath path pattern polygon polyline
radialGradient rect set stop style svg switch symbol text textPath title tspan use view
"""
_ATTRIBUTES = """
accumulate additive alignment-baseline amplitude attributeName azimuth baseFrequency
baseline-shift begin bias by calcMode class clip clip-path clip-rule clipPathUnits color
color-interpolation color-interpolation-filters cursor cx cy d diffuseConstant direction display
divisor dominant-baseline dur dx dy edgeMode elevation end exponent fill fill-opacity fill-rule
filter filterUnits flood-color flood-opacity font-family font-feature-settings font-size
font-size-adjust font-stretch font-style font-variant font-weight fr from fx fy
gradientTransform gradientUnits height id image-rendering in in2 intercept isolation k1 k2 k3 k4
kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lang lengthAdjust letter-spacing
lighting-color limitingConeAngle marker-end marker-mid marker-start markerHeight markerUnits
markerWidth mask mask-type maskContentUnits maskUnits max media method min mix-blend-mode mode
numOctaves offset opacity operator order orient origin overflow paint-order path pathLength
patternContentUnits patternTransform patternUnits pointer-events points pointsAtX pointsAtY
pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount
repeatDur requiredFeatures restart result role rotate rx ry scale seed shape-rendering side
slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation
stitchTiles stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
stroke-linejoin stroke-miterlimit stroke-opacity stroke-width surfaceScale systemLanguage
tableValues tabindex targetX targetY text-anchor text-decoration text-orientation text-rendering
textLength to transform transform-origin type unicode-bidi values vector-effect version viewBox
visibility white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2
yChannelSelector z
"""
ELEMENTS = frozenset(_ELEMENTS.split())
#: `href`, `style` and those of XML itself are looked at more closely.
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"
