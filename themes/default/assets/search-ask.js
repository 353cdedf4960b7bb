// What a question finds in a part of the index, best first. MiniSearch weighs, by the options that are published with the index; the
// program does the same for `throughline find` (src/search/ask.rs): the two are changed together, and a test holds them to each other.
//
// throughlineAsk(part, question, keep): [{document, score, words}]. `document` is a number in part.documents, `words` are those that
// matched, as throughlineWords cuts them; `keep` is asked of the number of each document. Needs MiniSearch and throughlineWords.
(() => {
  // The index as MiniSearch writes it. src/search/published.rs says how it is packed.
  const unpacked = ({words, stands, documents}) => {
    const fields = Object.keys(stands), fieldLength = documents.map(() => fields.map(() => 0));
    let last = '';
    const index = words.split(' ').map(word => [last = last.slice(0, parseInt(word[0], 36)) + word.slice(1), {}]);
    fields.forEach((name, field) => stands[name].split(',').forEach((steps, word) => {
      if (!steps) return;
      const there = index[word][1][field] = {};
      for (let i = 0, between = 0, next = 0; i < steps.length; i++) {
        const letter = steps.charCodeAt(i);
        if (letter < 97) between = between * 26 + letter - 65;
        else {
          next += between * 26 + letter - 97;
          there[next] = 1;
          fieldLength[next++][field]++;
          between = 0;
        }
      }
    }));
    const averageFieldLength = fields.map((_, field) => fieldLength.reduce((sum, length) => sum + length[field], 0) / Math.max(documents.length, 1));
    return {
      documentCount: documents.length, nextId: documents.length, documentIds: documents.map((_, id) => id),
      fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])), fieldLength, averageFieldLength,
      storedFields: {}, dirtCount: 0, index, serializationVersion: 2,
    };
  };
  const engine = part => part.engine ||= MiniSearch.loadJS(unpacked(part), {fields: Object.keys(part.stands)});

  globalThis.throughlineAsk = (part, question, keep = () => true) => {
    const {documents, kinds, options} = part;
    const telling = text => {
      const all = [...new Set(throughlineWords(text, true).map(found => found.word))], some = all.filter(word => !options.leftOut.includes(word));
      return (some.length ? some : all).slice(0, 32);
    };
    const words = telling(question);
    if (!words.length) return [];
    const search = fields => engine(part).search(words.join(' '), {
      tokenize: () => words,
      processTerm: word => word,
      fields,
      boost: options.fields,
      boostDocument: id => kinds[documents[id].k].boost * options.status[documents[id].w ?? options.active],
      prefix: true,
      fuzzy: word => /[0-9]/.test(word) || throughlineWords.isDense(word) ? 0 : (options.near.find(([letters]) => word.length >= letters) || [0, 0])[1],
      weights: options.weights,
      bm25: options.bm25,
    });
    const isBrief = words.length < 2 && words[0].length < options.few[+throughlineWords.isDense(words[0])];
    const inNames = isBrief ? search(['title', 'name']) : [], found = inNames.length ? inNames : search(Object.keys(options.fields));
    const most = found.reduce((most, {queryTerms}) => Math.max(most, queryTerms.length), 0);
    const enough = most < options.mayLackOne ? most : most - 1;
    // Few things have a name that holds each word as it is: only the names of those are cut into words.
    const isNamed = match => words.every(word => match[word]?.some(field => ['title', 'name', 'code'].includes(field)));
    const isCalledSo = ({t, c, n}) => [t, c, ...n || []].some(name => name && telling(name).join(' ') === words.join(' '));
    const step = score => Math.round(score * options.steps);
    return found
      .filter(({id, queryTerms}) => queryTerms.length >= enough && keep(id))
      .map(({id, score, terms, match, queryTerms}) => ({
        document: id,
        score: score * (queryTerms.length / words.length) * (isNamed(match) && isCalledSo(documents[id]) ? options.calledSo : 1),
        words: terms.sort(),
      }))
      .sort((a, b) => step(b.score) - step(a.score) || a.document - b.document);
  };
})();
