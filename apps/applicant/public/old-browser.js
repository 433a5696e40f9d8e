// In words that every browser reads. Modules run before `load`: where the page still stands empty then, they did not run.
window.addEventListener('load', () => {
  var page = document.getElementById('page');
  var notice = document.getElementById('old-browser');
  if (page && notice && !page.firstChild) notice.removeAttribute('hidden');
});
