// Tables draw typed numbers, which no format can give a real minus, nor zero without a plus.
(() => {
  const SIGNED = /^[-+][\d,]*\d(?:\.\d+)?$/
  const NOTHING = /^[-+]0(?:\.0+)?$/
  function withSigns(text) {
    if (!SIGNED.test(text)) return text
    return NOTHING.test(text) ? text.slice(1) : text.replace('-', '\u2212')
  }
  const pens = CanvasRenderingContext2D.prototype
  const draw = pens.fillText
  pens.fillText = function (text, ...place) { return draw.call(this, withSigns(text), ...place) }
})()
