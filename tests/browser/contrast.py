"""Words that do not stand out from their ground: WCAG AA, reckoned from what the browser computes."""

FAINT = """() => {
  const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = '#000'; pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)]
  const parent = (element) => element.parentElement || element.getRootNode().host || null
  const ground = (element) => {
    const layers = []
    for (let at = element; at; at = parent(at)) {
      const colour = rgba(getComputedStyle(at).backgroundColor)
      if (colour[3] > 0) layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reverse().reduce((below, colour) => over(colour, below), [255, 255, 255])
  }
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const opacity = (element) => {
    let whole = 1
    for (let at = element; at; at = parent(at)) whole *= parseFloat(getComputedStyle(at).opacity)
    return whole
  }
  const found = new Set()
  const skipped = 'script, style, svg, canvas, [disabled], [aria-disabled=true], [data-testid=stIconMaterial]'
  const look = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (node.nodeType === Node.ELEMENT_NODE) { if (node.shadowRoot) look(node.shadowRoot); continue }
      const element = node.parentElement
      if (!element || !node.data.trim() || element.closest(skipped)) continue
      if (element.closest('label')?.querySelector('input:disabled')) continue
      const box = element.getBoundingClientRect(), style = getComputedStyle(element)
      if (box.width < 2 || box.height < 2 || style.visibility === 'hidden' || style.clipPath !== 'none') continue
      const below = ground(element), ink = rgba(style.color)
      const words = over([...ink.slice(0, 3), ink[3] * opacity(element)], below)
      const [high, low] = [light(words), light(below)].sort((a, b) => b - a)
      const ratio = (high + 0.05) / (low + 0.05)
      const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700)
      if (ratio < (isLarge ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} ${node.data.trim().slice(0, 30)}`)
    }
  }
  look(document.body)
  return [...found]
}"""
"""Each with its contrast, wherever on the page it stands."""
