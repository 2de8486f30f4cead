// Text goes in by textContent alone: what stands in a submitted cell is never read as markup.
function element(tag, text, ...classes) {
  const made = document.createElement(tag)
  made.textContent = text
  made.classList.add(...classes.filter(Boolean))
  return made
}
function head(data) {
  const row = document.createElement('tr')
  for (const text of [...data.corner, ...data.letters]) {
    const cell = element('th', text, text === data.here?.letter && 'here')
    cell.scope = 'col'
    row.append(cell)
  }
  const made = document.createElement('thead')
  made.append(row)
  return made
}
function line(row, data) {
  const made = document.createElement('tr')
  made.classList.add(`kind-${row.kind}`)
  const isHere = row.number !== null && row.number === data.here?.number
  const number = element('th', row.number ?? '', 'number', isHere && 'here')
  number.scope = 'row'
  made.append(element('td', row.label, 'kind'), number)
  for (const cell of row.cells) {
    const shown = element('td', cell.text, cell.level && `level-${cell.level}`, cell.is_here && 'here')
    if (cell.is_here) shown.setAttribute('aria-current', 'true')
    if (cell.span > 1) shown.colSpan = cell.span
    if (cell.why) {
      shown.title = cell.why
      shown.setAttribute('aria-description', cell.why)
    }
    if (/^[✖▲○]?[\d\s,.%+\-–—]+$/.test(cell.text)) shown.classList.add('figure')
    made.append(shown)
  }
  return made
}
// Around a single cell the header stays in sight, unless it would take half the room.
function keepHeader(frame, table) {
  const rows = [...table.querySelectorAll('tr.kind-read_as, tr.kind-header')]
  let top = table.tHead.offsetHeight
  if (top + rows.reduce((sum, row) => sum + row.offsetHeight, 0) > frame.clientHeight / 2) return
  for (const row of rows) {
    for (const cell of row.children) {
      cell.style.top = `${top}px`
      cell.classList.add('stays')
    }
    top += row.offsetHeight
  }
}
export default function ({ data, parentElement }) {
  const frame = parentElement.querySelector('.frame')
  for (const [name, colour] of Object.entries(data.colours)) frame.style.setProperty(`--${name}`, colour)
  frame.setAttribute('aria-label', data.name)
  const table = document.createElement('table')
  table.append(element('caption', data.name), head(data))
  const body = document.createElement('tbody')
  body.append(...data.lines.map((row) => line(row, data)))
  table.append(body)
  frame.replaceChildren(table)
  const here = frame.querySelector('td.here')
  if (data.here) keepHeader(frame, table)
  if (here) {
    frame.scrollLeft = here.offsetLeft - (frame.clientWidth - here.offsetWidth) / 2
    frame.scrollTop = here.offsetTop - (frame.clientHeight - here.offsetHeight) / 2
  }
}
