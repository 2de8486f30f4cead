// Tables draw typed numbers, which no format can give a real minus, nor zero without a plus; what a row is called, and
// what is missing, they draw too faintly to be read by all.
(() => {
  const SIGNED = /^[-+][\d,]*\d(?:\.\d+)?$/
  const NOTHING = /^[-+]0(?:\.0+)?$/
  const FAINT = /, 0\.4\)$/
  function withSigns(text) {
    if (!SIGNED.test(text)) return text
    return NOTHING.test(text) ? text.slice(1) : text.replace('-', '\u2212')
  }
  const pens = CanvasRenderingContext2D.prototype
  const draw = pens.fillText
  pens.fillText = function (text, ...place) {
    if (this.canvas.dataset?.testid !== 'data-grid-canvas') return draw.call(this, withSigns(text), ...place)
    const {globalAlpha, fillStyle} = this
    this.globalAlpha = 1
    if (typeof fillStyle === 'string') this.fillStyle = fillStyle.replace(FAINT, ', 0.7)')
    draw.call(this, withSigns(text), ...place)
    Object.assign(this, {globalAlpha, fillStyle})
  }
})()
