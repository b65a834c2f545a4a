// Says in words why the page cannot start, on browsers so old that they cannot even read the program: itself plain ES5, without
// anything that an old browser could lack. It asks for abilities; the browser's name is only told.
/* oxlint-disable no-unused-vars -- ES5 has no catch without a name */
(function () {
  "use strict";

  var NEEDED =
    "需要：Chromium 内核 102 或更新的浏览器（奇安信可信浏览器、360、Edge、Chrome 等，Windows 7 可用到 109），" +
    "并打开“硬件加速”（WebGL 2）。";

  /** What Chromium 102 has and each older one lacks something of. */
  function meetsBaseline() {
    return (
      typeof Promise === "function" &&
      typeof structuredClone === "function" &&
      typeof Object.hasOwn === "function" &&
      "findLast" in Array.prototype &&
      "inert" in HTMLElement.prototype
    );
  }

  function browserName() {
    var agent = navigator.userAgent;
    var known =
      /(Firefox)\/(\d+)/.exec(agent) ||
      /(Edg)e?\/(\d+)/.exec(agent) ||
      /(Chrom)\w*\/(\d+)/.exec(agent) ||
      /(Trident)\/(\d+)/.exec(agent);
    if (!known) return agent;
    var names = { Edg: "Edge ", Chrom: "Chromium 内核 ", Firefox: "Firefox ", Trident: "IE 内核 " };
    return names[known[1]] + known[2];
  }

  function hasWebGl2() {
    try {
      return document.createElement("canvas").getContext("webgl2") !== null;
    } catch (_) {
      return false;
    }
  }

  function add(parent, tag, text) {
    var element = document.createElement(tag);
    if (text) element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }

  function read(url, use) {
    var request = new XMLHttpRequest();
    request.addEventListener("load", function () {
      if (request.status === 200) use(request.responseText);
    });
    request.open("GET", url);
    request.send();
  }

  /** The plan's text lies beside the page: it can be read without the program. A copy of one file has no files beside it. */
  function showPlan(notice) {
    if (location.protocol === "file:") return;
    read("geodata/town.json", function (town) {
      var plan = JSON.parse(town).plan;
      if (!/\.txt$/.test(plan)) return;
      read("geodata/" + plan, function (text) {
        add(notice, "h2", "方案原文").style.cssText = "font-size:20px";
        add(notice, "pre", text).style.cssText = "white-space:pre-wrap;font:inherit";
      });
    });
  }

  var shown = false;
  function show(said) {
    if (shown) return;
    shown = true;
    var notice = document.createElement("div");
    notice.id = "browser-notice";
    notice.setAttribute("role", "alert");
    notice.style.cssText =
      "position:fixed;top:0;left:0;right:0;bottom:0;z-index:1000;overflow:auto;background:#fff;color:#20262b;" +
      "font:16px/1.8 'Microsoft YaHei','Noto Sans CJK SC',sans-serif;padding:8vh 8vw";
    add(notice, "h1", "这个浏览器打不开一张图").style.cssText = "font-size:24px;margin:0 0 16px";
    var found = add(notice, "p", said + " ");
    add(notice, "p", NEEDED);
    add(notice, "p", "仍可使用：");
    var list = add(notice, "ul");
    add(list, "li", "以前在本机保存的修改不受影响");
    add(list, "li", "导出过的 Excel 台账、PDF 和幻灯片照常打开");
    add(list, "li", "同一地址或会议包可以在装有新浏览器的电脑上打开");
    if (location.protocol !== "file:") add(list, "li", "方案原文可在下面阅读");
    document.body.appendChild(notice);
    showPlan(notice);
    addEventListener("load", function () {
      if (!("oneMap" in window)) return;
      var button = add(found, "button", "仍然打开（功能可能不全）");
      button.style.cssText = "font:inherit;padding:4px 16px";
      button.addEventListener("click", function () {
        document.body.removeChild(notice);
      });
    });
  }

  if (!meetsBaseline())
    show("现在的浏览器：" + browserName() + (hasWebGl2() ? "" : "，没有 WebGL 2") + "。");
  // A browser may have the abilities and yet not understand the program: the page must not stay empty without a word.
  addEventListener("error", function (event) {
    if (!("oneMap" in window) && /SyntaxError/.test(event.message))
      show("现在的浏览器：" + browserName() + "，读不懂本页的程序（" + event.message + "）。");
  });
})();
