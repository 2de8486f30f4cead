// The stage: which slide stands on the wall, and what the keys do.
const state = (window.minshengMeeting = window.minshengMeeting || { at: 0, called: null, open: false, kept: new Map(), pending: [] })
const KEYS = {
  ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next', Enter: 'next', ArrowLeft: 'back', ArrowUp: 'back',
  PageUp: 'back', Backspace: 'back', Home: 'first', End: 'last', Escape: 'out', f: 'full', b: 'blank', '.': 'blank',
  s: 'source', i: 'source', '/': 'call', d: 'decide', a: 'auto', n: 'names', '?': 'help', h: 'help',
}
const slides = () => state.data.slides
function host() {
  if (state.host?.isConnected) return state.host
  state.host = make('div')
  state.host.id = 'minsheng-meeting'
  document.body.append(state.host)
  // what is typed here must not reach the keys of the page below
  state.host.addEventListener('keydown', (event) => event.stopPropagation())
  const root = state.host.attachShadow({ mode: 'open' })
  put(root, make('style', '', state.data.css), make('main', 'stage'))
  return state.host
}
const root = () => host().shadowRoot
const stage = () => root().querySelector('.stage')
const panel = () => root().querySelector('.panel')
function show() {
  if (!state.open) return
  const slide = state.called ? state.kept.get(state.called) : slides()[state.at]
  const page = stage()
  page.replaceChildren()
  for (const [name, colour] of Object.entries(state.data.colours)) page.style.setProperty(`--${name}`, colour)
  const made = drawn(slide, call, (key) => state.kept.has(key) || at_key(key) >= 0)
  put(page, made, foot(), make('div', 'blank'))
  page.classList.toggle('is-called', Boolean(state.called))
  tick()
  fit(made)
  tell()
  made.querySelectorAll('img').forEach((image) => image.decode().then(() => fit(made), () => {}))
  address()
}
function foot() {
  const words = state.data.words
  const place = state.called ? words.called : `${state.at + 1} / ${slides().length}`
  const moving = state.auto ? [make('span', 'moving', `▶ ${words.auto_on}`)] : []
  const unsaved = state.pending.length ? [make('span', 'unsaved', `▲ ${words.unsaved} ${state.pending.length}`)] : []
  const buttons = [['back', '‹', words.back], ['next', '›', words.next], ['call', '/', words.call], ['source', 'i', words.source],
    ['decide', 'D', words.decide], ['full', 'F', words.full], ['help', '?', words.help], ['out', '✕', words.out]]
  const bar = put(make('nav', 'bar'), ...buttons.map(([name, sign, said]) => {
    const button = make('button', '', sign)
    button.setAttribute('aria-label', said)
    button.addEventListener('click', () => act(name))
    return button
  }))
  return put(make('footer', ''), make('span', 'basis', state.data.basis), ...unsaved, ...moving, make('span', 'clock'), make('span', 'place', place), bar)
}
function tick() {
  const clock = stage().querySelector('.clock')
  if (!clock) return
  const spent = Math.floor((Date.now() - state.since) / 1000)
  const two = (number) => String(number).padStart(2, '0')
  clock.textContent = `${two(Math.floor(spent / 60))}:${two(spent % 60)} / ${state.data.minutes}:00`
  clock.classList.toggle('is-over', spent > state.data.minutes * 60)
}
function address() {
  const here = new URL(window.location.href)
  if (state.open) here.searchParams.set('s', state.at + 1)
  else here.searchParams.delete('s')
  History.prototype.replaceState.call(window.history, window.history.state, '', here) // a slide is no step: see history.js
}
const at_key = (key) => slides().findIndex((slide) => slide.key === key)
function call(key) {
  close()
  if (at_key(key) >= 0) return go(at_key(key))
  if (state.kept.has(key)) {
    state.called = key
    return show()
  }
  state.wanted = key
  say(state.data.words.fetching)
  state.send('asked', key)
}
function start(at) {
  state.open = true
  state.told = null
  state.called = null
  state.at = Math.max(0, Math.min(at, slides().length - 1))
  state.since = state.since || Date.now()
  host().hidden = false
  document.documentElement.style.overflow = 'hidden'
  show()
}
function leave() {
  state.open = false
  if (document.fullscreenElement) document.exitFullscreen()
  document.documentElement.style.overflow = ''
  if (state.host) state.host.hidden = true
  address()
}
function go(at) {
  state.called = null
  state.told = null
  state.at = Math.max(0, Math.min(at, slides().length - 1))
  show()
}
function act(name) {
  if (name !== 'blank') stage().classList.remove('is-blank')
  const had = name === 'help' || name === 'source' ? panel()?.classList.contains(name === 'help' ? 'helping' : 'sources') : false
  if (had) return close()
  if (name === 'out') return close() || (state.called ? go(state.at) : leave())
  if (name === 'next') return close() || go(state.called ? state.at : state.at + 1)
  if (name === 'back') return close() || go(state.called ? state.at : state.at - 1)
  if (name === 'first') return go(0)
  if (name === 'last') return go(slides().length - 1)
  if (name === 'blank') return stage().classList.toggle('is-blank')
  if (name === 'source') return source()
  if (name === 'call') return ask('')
  if (name === 'decide') return decide()
  if (name === 'auto') return turn_auto(state.auto ? 0 : state.data.auto || 20)
  if (name === 'names') return state.send('names', !state.data.names)
  if (name === 'help') return open_panel('helping', ...lines(state.data.words.help, state.data.words.keys))
  if (name === 'full') return document.fullscreenElement ? document.exitFullscreen() : host().requestFullscreen()
}
function turn_auto(seconds) {
  const was = state.auto
  state.auto = seconds
  state.waited = 0
  if (Boolean(was) !== Boolean(seconds) && !panel()) show()
}
function typing() {
  const inside = state.host?.shadowRoot.activeElement
  return inside && inside.tagName === 'INPUT'
}
function pressed(event) {
  if (!state.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (typing() && event.key !== 'Escape') return
  const onButton = state.host.shadowRoot.activeElement?.tagName === 'BUTTON' && ['Enter', ' '].includes(event.key)
  if (onButton) return
  const name = KEYS[event.key] || KEYS[event.key.toLowerCase()]
  if (!name && !/^\d$/.test(event.key)) return
  event.preventDefault()
  event.stopPropagation()
  if (name !== 'auto') turn_auto(0)
  if (name) act(name)
  else ask(event.key)
}
function again() {
  clearTimeout(state.resizing)
  state.resizing = setTimeout(() => { if (state.open && !panel()) show() }, 60)
}
function second() {
  if (!state.open) return
  tick()
  if (state.auto && !document.hidden && ++state.waited >= state.auto) {
    state.waited = 0
    go((state.at + 1) % slides().length)
  }
}
export default function ({ data, setTriggerValue, parentElement }) {
  const first = !state.data
  const changed = state.data?.css !== data.css
  state.data = data
  state.send = (name, value) => setTriggerValue(name, { value, at: Date.now() })
  state.kept = new Map([...data.called.map((slide) => [slide.key, slide])])
  state.auto = state.auto ?? 0
  state.waited = state.waited ?? 0
  if (changed && state.host) { state.host.remove(); state.host = null }
  const button = parentElement.querySelector('button')
  button.textContent = data.words.start
  button.onclick = () => { state.auto = data.auto; state.waited = 0; start(0) }
  deliver()
  if (state.wanted && state.kept.has(state.wanted)) {
    state.called = state.wanted
    state.wanted = null
  }
  if (state.called && !state.kept.has(state.called)) state.called = null
  state.at = Math.min(state.at, slides().length - 1)
  const linked = Number(new URL(window.location.href).searchParams.get('s'))
  if (first && linked >= 1) { state.auto = data.auto; start(linked - 1) }
  else if (state.open && !(panel() && typing())) show()
  window.addEventListener('keydown', pressed, true)
  window.addEventListener('resize', again)
  const timer = setInterval(second, 1000)
  return () => {
    window.removeEventListener('keydown', pressed, true)
    window.removeEventListener('resize', again)
    clearInterval(timer)
  }
}
