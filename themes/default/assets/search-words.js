// The words of a text, as they are searched. The program does the same where it writes the index (src/search/words.rs, which says
// why): the two are changed together, and a test holds them to each other.
//
// throughlineWords(text, asked): [{word, start, end}], with the stretch of the text that each word stands in. `asked` is true for
// what somebody looks for, and false for what is to be found: then a code also is one word (`P-4.1.2`: p, 4.1.2, p412), and so is the
// last sign of a run of a script without spaces, where each two signs that stand side by side are one.
(() => {
  const letter = /[\p{L}\p{N}]/u, mark = /[\p{M}\uff9e\uff9f]/u, sign = /\p{So}/u, digit = /[0-9]/;
  const quiet = /[\u00ad\u0640\u200c\u200d\u2060\ufeff]/, apostrophe = /['\u2019\u02bc]/, joiner = /[-./_:,\u2010\u2011]/;
  const dense = new RegExp('[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3040-\\u30ff' +
    '\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d\\u{20000}-\\u{3ffff}]', 'u');
  const leftOut = new RegExp('[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc' +
    '\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe2f\\u00ad\\u02bc\\u0640\\u200c\\u200d\\u2060\\ufeff]', 'gu');
  const plain = {ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ς: 'σ'};

  const sort = c => apostrophe.test(c) ? '\'' : mark.test(c) ? 'm' : quiet.test(c) ? 'q' :
    letter.test(c) ? (dense.test(c) ? 'd' : 'l') : sign.test(c) ? 's' : joiner.test(c) ? '-' : '?';
  const fold = piece => piece.normalize('NFKD').replace(leftOut, '').toLowerCase()
    .replace(/[ßæœþøłđðħıς]/g, c => plain[c]).replace(/[^\p{L}\p{N}\p{M}\p{So}]/gu, '').normalize('NFC');
  const single = piece => [...piece.word].length < 2;
  const isNumber = word => /^[0-9.]*$/.test(word);

  const read = (text, asked) => {
    const chars = [...text], places = [], found = [];
    chars.reduce((at, c) => { places.push(at); return at + c.length; }, 0);
    places.push(text.length);
    const say = (word, from, to) => {
      if (word) found.push({word: [...word].slice(0, 40).join(''), start: places[from], end: places[to]});
    };
    const past = (at, sorts) => { while (at < chars.length && sorts.includes(sort(chars[at]))) at++; return at; };
    const cut = (from, to) => chars.slice(from, to).join('');
    let at = 0;

    // Letters and digits, and what joins them.
    const run = () => {
      const pieces = [];
      for (let behind = ''; ; ) {
        const to = past(at, 'lmq'), word = fold(cut(at, to)), last = pieces[pieces.length - 1];
        if (last && (behind === '.' || behind === ',') && /[0-9]$/.test(last.word) && /^[0-9]/.test(word)) {
          last.word += (behind === '.' ? '.' : '') + word;
          last.to = to;
        } else pieces.push({word, behind, from: at, to});
        at = to;
        if (!(at + 1 < chars.length && '\'-'.includes(sort(chars[at])) && sort(chars[at + 1]) === 'l')) break;
        behind = chars[at++];
      }
      const torn = piece => piece && piece.behind && apostrophe.test(piece.behind);
      pieces.forEach((piece, i) => {
        if ((torn(piece) || torn(pieces[i + 1])) && single(piece) && !pieces.every(single)) return;
        if (!piece.word.includes('.') || isNumber(piece.word)) return say(piece.word, piece.from, piece.to);
        say(piece.word.replaceAll('.', ''), piece.from, piece.to);
        const number = piece.word.slice(piece.word.search(digit));
        if (!asked && number.length < piece.word.length && isNumber(number)) say(number, piece.from, piece.to);
      });
      if (asked) return;
      for (let i = 0; i < pieces.length; ) {
        let j = i + 1;
        while (j < pieces.length && joiner.test(pieces[j].behind) && pieces[j].behind !== ',') j++;
        const code = pieces.slice(i, j).map(piece => piece.word).join('').replaceAll('.', '');
        if (j > i + 1 && digit.test(code) && /[^0-9]/.test(code) && [...code].length <= 24) say(code, pieces[i].from, pieces[j - 1].to);
        i = j;
      }
    };

    // A run without spaces: each letter with what is put around it.
    const pairs = () => {
      const signs = [];
      while (at < chars.length && sort(chars[at]) === 'd') {
        const to = past(at + 1, 'mq');
        signs.push({word: fold(cut(at, to)), from: at, to});
        at = to;
      }
      for (let i = 1; i < signs.length; i++) say(signs[i - 1].word + signs[i].word, signs[i - 1].from, signs[i].to);
      const last = signs[signs.length - 1];
      if (signs.length < 2 || !asked) say(last.word, last.from, last.to);
    };

    while (at < chars.length) {
      const is = sort(chars[at]);
      if (is === 'l') run();
      else if (is === 'd') pairs();
      else {
        if (is === 's') say(fold(chars[at]), at, at + 1);
        at++;
      }
    }
    return found;
  };

  globalThis.throughlineWords = Object.assign(read, {isDense: word => dense.test(word)});
})();
