% Made for cvpdf from hyph-nn.tex of hyph-utf8 (TeX Live 2022); format: see SOURCES.
% Changed: TeX commands became the directives below, patterns are the same.
% The original header follows.
%
% title: Hyphenation patterns for Norwegian, nynorsk
% copyright: Copyright (C) 2007 Karl Ove Hufthammer
% notice: This file is part of the hyph-utf8 package.
%     See http://www.hyphenation.org/tex for more information.
% language:
%     name: Norwegian Nynorsk, nynorsk
%     tag: nn
% authors:
%     - name: Karl Ove Hufthammer
%     - name: Rune Kleveland
%     - name: Ole Michael Selberg
% version: 2007-02-10
% licence:
%     text: >
%         Copying and distribution of this file, with or without modification,
%         are permitted in any medium without royalty, provided the copyright
%         notice and this notice are preserved.
% hyphenmins:
%     typesetting:
%         left: 2
%         right: 2
% texlive:
%     encoding: ec
%     babelname: nynorsk
%     message: Norwegian Nynorsk hyphenation patterns
%     package: norwegian
% ==========================================
% This file contains hyphenation patterns for Norwegian Nynorsk.
% It uses the Norwegian hyphenation patterns from hyph-no.tex,
% created by Rune Kleveland and Ole Michael Selberg. Please see
% that file for copyright information on those patterns.
%
% The patterns in hyph-no.tex are based on both Norwegian Bokmål
% and Norwegian Nynorsk, and works about equally well for both
% languages. This file, hyph-nn.tex, contains only a few hyphenation
% exceptions, for words that needs to be hyphenated differently for
% the two languages.
%
% Please send bugs or suggestions to karl@huftis.org.
%

tags nn
mins 2 2
base nb
exceptions
att-en-de
bet-re
