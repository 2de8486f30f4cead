// Text goes in by textContent alone: what a submission says is never read as markup.
function element(tag, text, ...classes) {
  const made = document.createElement(tag)
  made.textContent = text
  made.classList.add(...classes.filter(Boolean))
  return made
}
const said = (cell) => (Array.isArray(cell) ? cell[0] : cell)
// A number as it is written: blanks and commas between thousands, a real minus.
const amount = (text) => parseFloat(text.replace(/[\s,]/g, '').replace('−', '-'))
function order(rows, by, falling, isNumber, language) {
  const words = new Intl.Collator(language, { numeric: true })
  const ranked = rows.map((row, at) => ({ at, text: said(row[by]), number: isNumber ? amount(said(row[by])) : 0 }))
  const missing = (one) => one.text === '—' || one.text === '' || Number.isNaN(one.number)
  ranked.sort((a, b) => {
    if (missing(a) || missing(b)) return missing(a) - missing(b) || a.at - b.at
    const gap = isNumber ? a.number - b.number : words.compare(a.text, b.text)
    return (falling ? -gap : gap) || a.at - b.at
  })
  return ranked.map((one) => one.at)
}
function headCell(head, at, data, state, again) {
  const cell = element('th', '', head.is_number && 'number')
  cell.scope = 'col'
  if (head.width) cell.style.setProperty('--width', `${head.width}px`)
  const sorted = state.by === at
  cell.setAttribute('aria-sort', sorted ? (state.falling ? 'descending' : 'ascending') : 'none')
  const sort = element('button', head.label)
  sort.append(element('span', sorted ? (state.falling ? ' ▼' : ' ▲') : ''))
  sort.setAttribute('aria-label', data.sort.replace('{label}', head.label))
  sort.addEventListener('click', () => {
    // up, down, and back to the order in which the rows came
    if (!sorted) Object.assign(state, { by: at, falling: false })
    else if (!state.falling) state.falling = true
    else state.by = -1
    again()
  })
  cell.append(sort)
  if (head.leads) {
    const what = element('a', '?', 'what')
    what.href = head.leads
    what.target = '_blank'
    what.rel = 'noopener'
    what.title = head.told
    what.setAttribute('aria-label', `${data.what}：${head.told}`)
    cell.append(what)
  }
  return cell
}
function line(row, at, data, send) {
  const made = document.createElement('tr')
  data.ways.forEach((way, which) => {
    const open = element('button', way, 'way')
    open.setAttribute('aria-label', `${way} ${said(row[0])}`)
    open.addEventListener('click', () => send(at, which))
    const cell = document.createElement('td')
    cell.append(open)
    made.append(cell)
  })
  row.forEach((cell, column) => {
    const head = data.heads[column]
    const text = said(cell)
    const shown = element('td', '', head.is_number && 'number', head.width && 'words', text === '—' && 'missing')
    shown.append(Array.isArray(cell) ? element('span', text, 'sign', cell[1]) : text)
    made.append(shown)
  })
  return made
}
function table(data, state, send, again) {
  const made = document.createElement('table')
  const top = document.createElement('thead')
  const heads = document.createElement('tr')
  heads.append(...data.ways.map(() => element('td', '')))
  heads.append(...data.heads.map((head, at) => headCell(head, at, data, state, again)))
  top.append(heads)
  const body = document.createElement('tbody')
  const isNumber = data.heads[state.by]?.is_number
  const places = state.by < 0 ? data.rows.keys() : order(data.rows, state.by, state.falling, isNumber, data.language)
  for (const at of places) body.append(line(data.rows[at], at, data, send))
  made.append(element('caption', data.name), top, body)
  return made
}
// Columns of words give way where the room is narrow: higher rows, rather than columns out of sight.
function fit(frame) {
  for (const share of [1, 0.85, 0.7, 0.58]) {
    frame.style.setProperty('--share', share)
    if (frame.scrollWidth <= frame.clientWidth) return
  }
}
export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector('.frame')
  frame.setAttribute('aria-label', data.name)
  frame.lang = data.language
  frame.style.maxHeight = `${data.height}rem`
  const state = (frame.sorting ??= { by: -1, falling: false })
  if (state.by >= data.heads.length) state.by = -1
  const send = (row, way) => setTriggerValue('opened', { row, way })
  const again = () => {
    const { scrollLeft, scrollTop } = frame
    frame.replaceChildren(table(data, state, send, again))
    fit(frame)
    Object.assign(frame, { scrollLeft, scrollTop })
  }
  again()
  let wide = frame.clientWidth
  const room = new ResizeObserver(() => {
    if (frame.clientWidth === wide) return // its height alone follows from what stands in it
    wide = frame.clientWidth
    fit(frame)
  })
  room.observe(frame)
  return () => room.disconnect()
}
