# cvpdf: make demo, make check, make bench, make install; 'make help' lists all.

VERSION = 0.1.0
PREFIX ?= /usr/local
CC ?= cc
CFLAGS ?= -O3 -g
BUILD ?= build
# What is made is shown; how, with V=1.
SHOW = $(if $(V),,@echo '  $@' &&)
PARALLEL = -j$(shell nproc 2>/dev/null || echo 1)

PACKAGES = harfbuzz harfbuzz-subset fribidi yaml-0.1 md4c zlib libdeflate libpng libjpeg libwebp libqrencode
WARNINGS = -Wall -Wextra -Wshadow -Wconversion
CPPFLAGS_ALL := -Isrc -D_GNU_SOURCE -DCVPDF_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
CFLAGS_ALL = -std=c11 -ffunction-sections -fdata-sections $(WARNINGS) $(CFLAGS)
# Libraries that become part of the program where they are there as archives, too: each that is
# loaded costs a start a tenth of a millisecond. What the others load in any case isn't among them.
STATIC = fribidi yaml deflate jpeg webp sharpyuv unistring
archive = $(if $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a)),-l:lib$(1).a)
LIBS := $(patsubst -l%,%,$(shell pkg-config --libs-only-l $(PACKAGES) 2>/dev/null)) hpdf unistring dl m
LDLIBS_ALL := $(shell pkg-config --libs-only-L $(PACKAGES) 2>/dev/null) \
	$(foreach l,$(LIBS),$(or $(if $(filter $l,$(STATIC)),$(call archive,$l)),-l$l)) \
	$(if $(filter sharpyuv,$(STATIC)),$(call archive,sharpyuv))
SECCOMP = $(shell pkg-config --cflags --libs libseccomp 2>/dev/null || echo -DNO_SECCOMP)
LDFLAGS_ALL = -Wl,--gc-sections -Wl,--as-needed $(LDFLAGS)

SOURCES := $(filter-out src/build/%,$(wildcard src/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o)
LIBRARY = $(BUILD)/libcvpdf.a
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*_test.c))
EMBEDDED := $(wildcard fonts/FAMILIES fonts/ICONS fonts/*/* layouts/*.yaml data/locales/*.yaml data/starter/*)

.PHONY: all demo check check-pdf check-schema check-suites asan bench bench-typo bench-peers install clean help deps deps-test units gallery fuzz fuzzers
.DELETE_ON_ERROR:

ifeq ($(BUILD),build)
all: cvpdf
cvpdf: $(BUILD)/cvpdf
	@ln -f $< $@
else
all: $(BUILD)/cvpdf
endif

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile

demo: deps ## install what is missing, build, render data/cv.yaml to cv.pdf
	@$(MAKE) $(PARALLEL) --no-print-directory all
	@sh tests/demo.sh ./cvpdf data/cv.yaml cv.pdf

check: deps-test ## install what the tests need, build, run every test
	@$(MAKE) $(PARALLEL) --no-print-directory all units
	@sh tests/check.sh

check-pdf: all $(BUILD)/rules ## veraPDF, by Maven, and every reader over every layout and sample
	@sh tests/pdf/verapdf/run.sh
	@FULL=1 sh tests/check.sh pdf

check-schema: all ## hold the schemas against a real validator, from PyPI, over every sample
	@python3 -m venv $(BUILD)/venv && $(BUILD)/venv/bin/pip install -q jsonschema pyyaml
	@CVPDF=$(CURDIR)/$(BUILD)/cvpdf PYTHON=$(BUILD)/venv/bin/python sh tests/cli/schema.sh

check-suites: all ## what packages of npm hold us to: the YAML test suite, SARIF's schema
	@sh tests/check.sh suites

fuzz: ## let libFuzzer try each target of tests/fuzz for a minute (FUZZ_SECONDS)
	@sh src/build/deps.sh build fuzz
	@$(MAKE) --no-print-directory BUILD=build-fuzz CC="$(CLANG)" CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=alignment -fno-sanitize-recover=undefined" FUZZ_DRIVER=-fsanitize=fuzzer LDFLAGS="-fsanitize=address,undefined" fuzzers
	@BUILD=build-fuzz sh tests/fuzz/fuzz.sh

asan: deps-test ## unit tests and goldens under AddressSanitizer and UBSan
	@$(MAKE) $(PARALLEL) --no-print-directory BUILD=build-asan CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined" LDFLAGS="-fsanitize=address,undefined" all units
	@BUILD=build-asan sh tests/check.sh unit golden cli

bench: all $(BUILD)/generate ## figures for data/cv.yaml, as medians, and for batches
	@sh tests/bench/bench.sh
	@sh tests/bench/batch.sh

bench-peers: all ## the same content through other programs, installed as far as they can be had
	@sh tests/bench/peers.sh

bench-typo: all ## how well and how fast paragraphs are set, beside other engines
	@sh tests/bench/typo.sh

gallery: deps-test all $(BUILD)/png_thin ## docs/gallery.md and the pictures of docs/layouts.md
	@THIN=$(BUILD)/png_thin sh tests/gallery.sh
	@THIN=$(BUILD)/png_thin sh tests/pictures.sh

install: all ## PREFIX and DESTDIR are respected
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 cvpdf $(DESTDIR)$(PREFIX)/bin/cvpdf
	install -m 644 docs/cvpdf.1 $(DESTDIR)$(PREFIX)/share/man/man1/cvpdf.1

clean: ## remove what the build made
	rm -rf build build-asan build-fuzz cvpdf

deps:
	@sh src/build/deps.sh build

deps-test:
	@sh src/build/deps.sh build test

units: $(UNIT_TESTS) fuzzers $(BUILD)/rules $(BUILD)/cvpdf-faults $(BUILD)/generate

$(BUILD)/cvpdf: $(BUILD)/main.o $(LIBRARY)
	$(SHOW) $(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LDLIBS_ALL)

# The languages' table is made by the program's own reader, from all that needs no table.
LOCALES := data/locales/english.yaml $(filter-out data/locales/english.yaml,$(wildcard data/locales/*.yaml))

$(BUILD)/libstage.a: $(OBJECTS)
	@rm -f $@
	$(SHOW) $(AR) rcs $@ $^

$(BUILD)/locale_pack: src/build/locale_pack.c $(BUILD)/libstage.a
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LDLIBS_ALL)

$(BUILD)/locale_table.c: $(BUILD)/locale_pack $(LOCALES)
	$(SHOW) $(BUILD)/locale_pack $(LOCALES) >$@

# And so are the layouts, as JSON.
LAYOUTS := $(wildcard layouts/*.yaml)

$(BUILD)/layout_pack: src/build/layout_pack.c $(BUILD)/libstage.a
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LDLIBS_ALL)

$(BUILD)/packed/stamp: $(BUILD)/layout_pack $(LAYOUTS)
	@rm -rf $(@D) && mkdir -p $(@D)
	$(SHOW) $(BUILD)/layout_pack $(@D) $(LAYOUTS)
	@touch $@

$(BUILD)/locale_table.o: $(BUILD)/locale_table.c src/cv/locale.h
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

# And so is what HarfBuzz makes of plain words in the bundled faces. That takes some seconds, so
# only what has to do with it is waited for.
PAIR_OBJECTS := $(filter $(BUILD)/base/% $(BUILD)/text/%,$(OBJECTS))

$(BUILD)/pair_pack: $(wildcard src/build/pair_*.[ch] fonts/*/* fonts/FAMILIES) $(PAIR_OBJECTS) | $(BUILD)/embed.o $(BUILD)/embedded.o
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $(filter %.c,$^) $(PAIR_OBJECTS) $| $(LDLIBS_ALL)

$(BUILD)/pair_table.c: $(BUILD)/pair_pack
	$(SHOW) $(BUILD)/pair_pack >$@

$(BUILD)/pair_table.o: $(BUILD)/pair_table.c src/text/pairs.h
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

$(LIBRARY): $(OBJECTS) $(BUILD)/locale_table.o $(BUILD)/pair_table.o $(BUILD)/embed.o $(BUILD)/embedded.o $(BUILD)/seccomp.o
	@rm -f $@
	$(SHOW) $(AR) rcs $@ $^

$(BUILD)/unit/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(LIBRARY) $(LDLIBS_ALL) -lcmocka

# Targets of tests/fuzz, with libFuzzer or with a driver that replays what it once found.
FUZZ_TARGETS := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
FUZZ_DRIVER = tests/fuzz/replay.c
CLANG = clang

fuzzers: $(FUZZ_TARGETS:%=$(BUILD)/fuzz/%)

$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/fuzz.h $(LIBRARY)
	@mkdir -p $(@D)
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(FUZZ_DRIVER) $(LIBRARY) $(LDLIBS_ALL)

$(BUILD)/rules: $(wildcard tests/pdf/rules/*.[ch]) $(LIBRARY)
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $(filter %.c,$^) $(LIBRARY) $(LDLIBS_ALL)

# The program with faults on demand: src/app/fault.h.
$(BUILD)/cvpdf-faults: src/app/fault.c $(BUILD)/main.o $(LIBRARY)
	$(CC) $(CPPFLAGS_ALL) -DCVPDF_FAULTS $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LDLIBS_ALL)

# CVs for batches.
$(BUILD)/generate: tests/bench/generate.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -Wall -Wextra -O2 -o $@ $<

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# The sandbox's filter is made by libseccomp here, so that the program needn't at every start.
$(BUILD)/seccomp_filter: src/build/seccomp_filter.c
	@mkdir -p $(@D)
	$(SHOW) $(CC) -D_GNU_SOURCE -std=c11 $(WARNINGS) -O2 -o $@ $< $(SECCOMP)

$(BUILD)/seccomp.c: $(BUILD)/seccomp_filter
	$(SHOW) $(BUILD)/seccomp_filter >$@

$(BUILD)/seccomp.o: $(BUILD)/seccomp.c
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/hyphen_pack: src/build/hyphen_pack.c src/build/hyphen_trie.c
	@mkdir -p $(@D)
	$(SHOW) $(CC) -Isrc -D_POSIX_C_SOURCE=200809L -std=c11 $(WARNINGS) -O2 -o $@ $^

$(BUILD)/png_thin: src/build/png_thin.c
	@mkdir -p $(@D)
	$(SHOW) $(CC) -std=c11 $(WARNINGS) -O2 -o $@ $< -lpng

$(BUILD)/hyphen.bin: $(BUILD)/hyphen_pack $(wildcard data/hyphenation/*.pat)
	$(SHOW) $(BUILD)/hyphen_pack data/hyphenation $@

$(BUILD)/embed.S: src/build/embed.sh $(BUILD)/hyphen.bin $(BUILD)/packed/stamp $(EMBEDDED)
	$(SHOW) sh src/build/embed.sh $(BUILD) $(wildcard data/starter/*)
	@touch $@

$(BUILD)/embedded.o: $(BUILD)/embed.S
	$(SHOW) $(CC) -c -o $@ $<

$(BUILD)/embed.o: $(BUILD)/embed.S
	$(SHOW) $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $(BUILD)/embed.c

-include $(OBJECTS:.o=.d) $(BUILD)/main.d
