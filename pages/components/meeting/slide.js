// Slides out of plain data. Text goes in by textContent alone: no word of a submission is ever read as markup.
function make(tag, classes, text) {
  const made = document.createElement(tag)
  if (classes) made.className = classes
  if (text !== undefined && text !== null) made.textContent = text
  return made
}
// Words in which no line ends between a number and its unit.
const NUMBER = /([+−-]?\d[\d,.]*(?:%|个百分点|亿元|万元|年|月|天|日|个|项)+)/
function said(tag, classes, text) {
  const made = make(tag, classes)
  made.append(...text.split(NUMBER).map((part, at) => (at % 2 ? make('span', 'whole', part) : part)))
  return made
}
function put(parent, ...parts) {
  parent.append(...parts.filter(Boolean))
  return parent
}
const blocks = {
  tiles: (block) => put(make('div', `tiles of-${block.tiles.length}`), ...block.tiles.map((tile) =>
    put(make('div', tile.light ? `tile light ${tile.light}` : 'tile'),
      make('div', 'label', tile.label), make('div', 'figure', tile.figure),
      tile.change && make('div', `change ${tile.trend}`, tile.change), said('div', 'of', tile.of)))),
  lines: (block) => put(make('div', block.small ? 'lines small' : 'lines'),
    ...block.lines.map((line) => said('p', '', line))),
  picture: (block) => {
    const frame = make('div', 'picture')
    const image = make('img')
    image.alt = block.words
    image.src = block.src
    return put(frame, image)
  },
  table: (block, call) => {
    const table = make('table')
    const widths = block.widths.reduce((sum, width) => sum + width, 0)
    const columns = make('colgroup')
    for (const width of block.widths) put(columns, make('col')).lastChild.style.width = `${(100 * width) / widths}%`
    const head = make('tr')
    for (const words of block.head) put(head, make('th', '', words)).lastChild.scope = 'col'
    const body = make('tbody')
    for (const row of block.rows) put(body, put(make('tr'), ...row.map((cell) => entry(cell, call))))
    return put(table, columns, put(make('thead'), head), body)
  },
}
function entry(cell, call, tag = 'td') {
  const made = make(tag)
  const inside = cell.light ? make('span', `light ${cell.light}`, cell.text) : cell.text
  if (!cell.calls) return put(made, inside)
  const button = make('button', 'call', cell.text)
  button.addEventListener('click', () => call(cell.calls))
  return put(made, button)
}
function drawn(slide, call, known) {
  const made = make('article', 'slide')
  made.dataset.key = slide.key
  const head = put(make('header', ''), make('div', 'topic', slide.topic), said('h1', '', slide.title))
  const body = make('div', 'body')
  body.dataset.pictures = slide.blocks.some((block) => block.kind === 'picture') ? 'yes' : 'no'
  put(body, ...slide.blocks.map((block) => blocks[block.kind](block, call)))
  if (slide.remark) put(body, make('div', 'remark', slide.remark))
  // the rows of a table lead on by themselves
  const links = slide.blocks.some((block) => block.kind === 'table') ? [] : slide.links.filter((link) => known(link.key))
  if (links.length) put(body, put(make('nav', 'links'), ...links.map((link) => entry({ text: link.words, calls: link.key }, call, 'span'))))
  return put(made, head, body)
}
// The largest letters with which all words fit; never smaller than the least size.
function fit(slide) {
  const body = slide.querySelector('.body')
  const fits = (scale) => {
    slide.style.setProperty('--s', scale)
    if (body.scrollHeight > body.clientHeight + 1) return false
    const isWhole = (part) => part.scrollWidth <= part.clientWidth + 1
    const hasRoom = (light) => light.offsetWidth <= light.parentElement.clientWidth - parseFloat(getComputedStyle(light.parentElement).paddingRight) + 1
    return [...body.querySelectorAll('.figure, td, th, p, .tile')].every(isWhole) && [...body.querySelectorAll('td > .light')].every(hasRoom)
  }
  slide.classList.remove('loose')
  const most = body.dataset.pictures === 'yes' ? 1.15 : 2
  let low = 1
  let high = most
  if (fits(high)) return
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  // words of a tile break between phrases; where even the smallest letters leave no room for one, anywhere
  slide.classList.toggle('loose', !fits(low))
}
