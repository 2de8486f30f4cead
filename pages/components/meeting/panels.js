// What opens over a slide: sources, keys, calling by name, writing down a decision.
function say(words) {
  open_panel('told', make('p', '', words))
}
function open_panel(kind, ...parts) {
  close()
  put(stage(), put(make('section', `panel ${kind}`), ...parts))
}
function close() {
  const shown = panel()
  if (shown) shown.remove()
  return Boolean(shown)
}
function lines(title, texts) {
  return [make('h2', '', title), ...texts.map((text) => make('p', '', text))]
}
function source() {
  const slide = state.called ? state.kept.get(state.called) : slides()[state.at]
  open_panel('sources', ...lines(state.data.words.source, [...slide.definitions, ...state.data.source]))
}
function ask(first) {
  const words = state.data.words
  const field = make('input')
  field.value = first
  field.setAttribute('aria-label', words.call)
  field.placeholder = words.call_hint
  const list = make('div', 'found')
  const fill = () => list.replaceChildren(...found(field.value).map((each) => {
    const button = make('button', '', each.number ? `${each.number}　${each.name}` : each.name)
    button.addEventListener('click', () => call(each.key))
    return button
  }))
  field.addEventListener('input', fill)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    const [best] = found(field.value)
    if (best) call(best.key)
    else if (field.value.trim()) say(words.not_found)
  })
  open_panel('calling', make('h2', '', words.call), field, list)
  fill()
  field.focus()
}
function found(typed) {
  const wanted = typed.trim().toLowerCase()
  const all = state.data.index
  if (!wanted) return all.slice(0, 8)
  const rank = (each) => {
    if (String(each.number) === wanted) return 0
    if (each.name.toLowerCase().startsWith(wanted)) return 1
    if (each.name.toLowerCase().includes(wanted)) return 2
    return each.initials.startsWith(wanted) || each.pinyin.startsWith(wanted) ? 3 : each.initials.includes(wanted) || each.pinyin.includes(wanted) ? 4 : null
  }
  return all.map((each) => [rank(each), each]).filter(([at]) => at !== null).sort((one, other) => one[0] - other[0]).slice(0, 8).map(([, each]) => each)
}
function decide() {
  const words = state.data.words
  const form = make('form')
  const fields = ['what', 'who', 'by'].map((name) => {
    const field = make('input')
    field.name = name
    field.maxLength = name === 'what' ? 300 : 100
    field.type = name === 'by' ? 'date' : 'text'
    field.required = name === 'what'
    if (name === 'by') field.max = '2100-12-31'
    put(form, put(make('label', '', words[`decision_${name}`]), field))
    return field
  })
  put(form, make('button', '', words.save))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const [what, who, by] = fields.map((field) => field.value.trim())
    if (!what) return
    state.pending.push({ id: `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`, what, who, by })
    deliver()
    show()
    say(words.saved)
  })
  open_panel('deciding', make('h2', '', words.decide), form)
  fields[0].focus()
}
// Kept here until the server says that it has them: the network may be down.
function deliver() {
  state.pending = state.pending.filter((each) => !state.data.decided.includes(each.id))
  if (state.pending.length) state.send('decided', state.pending)
}
