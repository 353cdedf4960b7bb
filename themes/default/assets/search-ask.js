// What a question finds in a part of the index, best first. MiniSearch weighs, by the options that are published with the index; the
// program does the same for `throughline find` (src/search/ask.rs): the two are changed together, and a test holds them to each other.
//
// throughlineAsk(part, question, keep): [{document, score, words}]. `document` is a number in part.documents, `words` are those that
// matched, as throughlineWords cuts them; `keep` is asked of the number of each document. Needs MiniSearch and throughlineWords.
(() => {
  const engine = part => part.engine ||= MiniSearch.loadJS(part.miniSearch, {fields: Object.keys(part.options.fields)});
  const asked = text => throughlineWords(text, true).map(found => found.word);

  globalThis.throughlineAsk = (part, question, keep = () => true) => {
    const {documents, kinds, options} = part;
    const whole = asked(question), telling = whole.filter(word => !options.leftOut.includes(word));
    const words = [...new Set(telling.length ? telling : whole)].slice(0, 32);
    if (!words.length) return [];
    const found = combineWith => engine(part).search(words.join(' '), {
      combineWith,
      tokenize: () => words,
      processTerm: word => word,
      fields: words.length < 2 && words[0].length < options.few ? ['title', 'name'] : Object.keys(options.fields),
      boost: options.fields,
      boostDocument: id => kinds[documents[id].k].boost * options.status[documents[id].w ?? options.active],
      prefix: true,
      fuzzy: word => /[0-9]/.test(word) || throughlineWords.isDense(word) ? 0 : (options.near.find(([letters]) => word.length >= letters) || [0, 0])[1],
      weights: options.weights,
      bm25: options.bm25,
    });
    const all = found('AND');
    const isCalledSo = title => asked(title).join(' ') === whole.join(' ');
    const step = score => Math.round(score * options.steps);
    return (all.length ? all : found('OR'))
      .filter(({id}) => keep(id))
      .map(({id, score, terms}) => ({document: id, score: score * (isCalledSo(documents[id].t) ? options.calledSo : 1), words: terms.sort()}))
      .sort((a, b) => step(b.score) - step(a.score) || a.document - b.document);
  };
})();
