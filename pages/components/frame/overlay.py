"""Puts the framework's own English words into Chinese, and names the language."""

import json
from collections.abc import Mapping

import streamlit as st

from pages.components.frame.language import HTML, language

WORDS: Mapping[str, str] = {
    "About": "关于",
    "Add filter": "添加筛选",
    "App pages": "页面",
    "Are you sure you want to exit this page?": "确定离开本页吗？",
    "Autosize": "自适应列宽",
    "Browse files": "选择文件",
    "Choose an option": "请选择",
    "Choose options": "请选择（可多选）",
    "Clear all": "全部清除",
    "Clear value": "清除",
    "Close": "关闭",
    "Close fullscreen": "退出全屏",
    "Connecting": "正在连接",
    "Connection error": "连接中断",
    "Copy": "复制",
    "Copy Vega-Lite spec": "复制图表定义",
    "Copy to clipboard": "复制",
    "Dismiss": "关闭",
    "Decrement": "减少",
    "Deploy": "部署",
    "Download as CSV": "下载 CSV",
    "Download as PNG": "下载 PNG",
    "Download as SVG": "下载 SVG",
    "Drag and drop file here": "将文件拖到此处",
    "Drag and drop files here": "将文件拖到此处",
    "Exit fullscreen": "退出全屏",
    "Format": "格式",
    "Fullscreen": "全屏",
    "Help": "说明",
    "Hide column": "隐藏列",
    "Increment": "增加",
    "Navigate to home page": "回到首页",
    "file upload": "上传文件",
    "Open": "展开",
    "Next month": "下个月",
    "No results": "无匹配结果",
    "Next page": "下一页",
    "Page not found": "没有这一页",
    "Pagination": "分页",
    "Pin column": "固定列",
    "Press Enter to apply": "按回车键应用",
    "Previous month": "上个月",
    "Previous page": "上一页",
    "Print": "打印",
    "Record a screencast": "录制屏幕",
    "Remove file": "移除文件",
    "Rerun": "重新运行",
    "Running...": "正在计算…",
    "Search": "搜索",
    "Select...": "请选择…",
    "Select all": "全选",
    "Settings": "设置",
    "Show data": "查看数据",
    "Show/hide columns": "显示/隐藏列",
    "Skip to main content": "跳到主要内容",
    "Sort ascending": "升序",
    "Sort descending": "降序",
    "Statistics": "统计",
    "Stop": "停止",
    "Streamlit server is not responding. Are you connected to the internet?":
        "服务器没有响应。请检查网络，或联系管理员；恢复后自动重连。",
    "streamlit run yourscript.py": "streamlit run dashboard.py",
    "Type to search": "输入以搜索",
    "Unpin column": "取消固定",
    "Upload": "选择文件",
    "View fullscreen": "全屏",
    "View less": "收起",
    "Close Search": "关闭搜索",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
        "服务器没有响应。请联系管理员；恢复后自动重连。管理员可在命令行重新启动：",
    "Link to heading": "本节的链接",
    "Next Result": "下一处",
    "Previous Result": "上一处",
    "more": "更多",
}  # fmt: skip
PATTERNS: Mapping[str, str] = {
    r"^(\d+(?:\.\d+)?)\s?(KB|MB|GB) per file(?: • (.+))?$": "单个文件不超过 $1 $2",
    r"^Limit (\d+)\s?(KB|MB|GB) per file(?: • (.+))?$": "单个文件不超过 $1 $2",
    r"^Error: File must be (.+) or smaller\.$": "错误：文件不得超过 $1",
    r"^File must be (.+) or smaller\.$": "文件不得超过 $1",
    r"^The page that you have requested .+$": "所访问的页面不存在，已转到首页。",
    r"^(\d+) options? available\.$": "有 $1 个选项。",
    r"^Copy Vega-Lite spec: ([^]+)$": "复制图表定义：$1",
    r"^Download as PNG: ([^]+)$": "下载 PNG：$1",
    r"^Help for ([^]+)$": "$1的说明",
    r"^(\d+) results?$": "$1处",
    r"^(\d+) of (\d+) results?$": "第$1处，共$2处",
    r"^Download as CSV: ([^]+)$": "下载 CSV：$1",
    r"^Fullscreen: ([^]+)$": "全屏：$1",
    r"^Page (\d+)$": "第 $1 页",
    r"^Remove ([^]+)$": "移除 $1",
    r"^Search: ([^]+)$": "搜索：$1",
    r"^Show data: ([^]+)$": "查看数据：$1",
    r"^View (\d+) more$": "展开其余 $1 项",
    r"^(\d+) more$": "其余 $1 项",
}
# The observer stays for the life of the page, so that the words of a lost connection are put right as well.
SCRIPT = r"""
const SKIP = '[data-testid="stVegaLiteChart"], canvas, svg, script, style, textarea, [data-testid="stIconMaterial"]'
const ATTRIBUTES = ['placeholder', 'aria-label', 'title']
const state = (window.minshengWords = window.minshengWords || {})

function put(text) {
  const words = text.trim()
  if (!words || words.length > 300) return null
  const known = state.words.get(words)
  if (known) return text.replace(words, known)
  for (const [pattern, known] of state.patterns) if (pattern.test(words)) return words.replace(pattern, known)
  return null
}
function inText(node) {
  if (!node.parentElement || node.parentElement.closest(SKIP)) return
  const known = put(node.data)
  if (known !== null && known !== node.data) node.data = known
}
function inAttributes(element) {
  for (const name of ATTRIBUTES) {
    const text = element.getAttribute(name)
    const known = text && put(text)
    if (known && known !== text) element.setAttribute(name, known)
  }
}
function inTree(root) {
  if (root.nodeType === Node.TEXT_NODE) return inText(root)
  if (root.nodeType !== Node.ELEMENT_NODE || root.matches(SKIP)) return
  inAttributes(root)
  const reject = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(SKIP) ? 2 : 1
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, reject)
  while (walker.nextNode()) {
    const node = walker.currentNode
    node.nodeType === Node.TEXT_NODE ? inText(node) : inAttributes(node)
  }
}
function inChange(change) {
  if (change.type === 'characterData') inText(change.target)
  else if (change.type === 'attributes') inAttributes(change.target)
  else change.addedNodes.forEach(inTree)
}
export default function ({ data }) {
  document.documentElement.lang = data.html
  state.words = new Map(Object.entries(WORDS))
  state.patterns = Object.entries(PATTERNS).map(([pattern, known]) => [new RegExp(pattern), known])
  if (state.observer) state.observer.disconnect()
  if (!data.foreign) return
  inTree(document.body)
  state.observer = new MutationObserver((changes) => changes.forEach(inChange))
  state.observer.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  })
}
"""


# The words are part of the script, which a browser gets once, and not of the data, which it gets with every rerun.
_known = f"const WORDS = {json.dumps(dict(WORDS))}\nconst PATTERNS = {json.dumps(dict(PATTERNS))}\n"
_mount = st.components.v2.component("minsheng_words", js=_known + SCRIPT, html="<i></i>", isolate_styles=False)


def put_words() -> None:
    """Mount the overlay once per page; in English it only sets the language of the page.

    Without a key: every choice on the page would look up its state, and Streamlit makes that anew each time.
    """
    chosen = language()
    _mount(data={"html": HTML[chosen], "foreign": chosen != "en"})
