/* The languages' words. Names of months, languages and their native names, and most words for
 * months and years: Unicode CLDR 47 (stand-alone forms; English abbreviations are RenderCV's);
 * the other words are our own. See data/locales/SOURCES. */
#include "cv/locale_table.h"

/* clang-format off */
const struct locale LOCALES[] = {
    {
	.name = "english", .native = "English", .tag = "en", .last_updated = "Last updated in",
	.month = "month", .months = "months", .year = "year", .years = "years",
	.present = "present", .degree_with_area = "DEGREE in AREA", .page_of = "page %d of %d",
	.month_abbreviations = {
	    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"},
	.month_names = {
	    "January", "February", "March", "April", "May", "June", "July", "August", "September",
	    "October", "November", "December"},
    },
    {
	.name = "arabic", .native = "العربية", .tag = "ar", .rtl = true,
	.last_updated = "آخر تحديث في", .month = "شهر", .months = "أشهر", .year = "سنة",
	.years = "سنوات", .present = "الآن", .degree_with_area = "DEGREE في AREA",
	.page_of = "صفحة %d من %d",
	.comma = "،",
	.month_abbreviations = {
	    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
	    "أكتوبر", "نوفمبر", "ديسمبر"},
	.month_names = {
	    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
	    "أكتوبر", "نوفمبر", "ديسمبر"},
    },
    {
	.name = "catalan", .native = "català", .tag = "ca", .last_updated = "Actualitzat el",
	.month = "mes", .months = "mesos", .year = "any", .years = "anys", .present = "actualitat",
	.degree_with_area = "DEGREE en AREA", .page_of = "pàgina %d de %d",
	.month_abbreviations = {
	    "gen.", "febr.", "març", "abr.", "maig", "juny", "jul.", "ag.", "set.", "oct.", "nov.",
	    "des."},
	.month_names = {
	    "gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre",
	    "octubre", "novembre", "desembre"},
    },
    {
	.name = "mandarin_chinese", .native = "中文", .tag = "zh", .last_updated = "最后更新于",
	.month = "个月", .months = "个月", .year = "年", .years = "年", .present = "至今",
	.degree_with_area = "AREA DEGREE", .page_of = "第 %d 页，共 %d 页",
	.close_units = true, .date = "YEAR年MONTH月", .date_in_words = "YEAR年MONTH月",
	.month_abbreviations = {
	    "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
	.month_names = {
	    "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"},
    },
    {
	.name = "traditional_chinese", .native = "繁體中文", .tag = "zh-Hant", .last_updated = "最後更新於",
	.month = "個月", .months = "個月", .year = "年", .years = "年", .present = "至今",
	.degree_with_area = "AREA DEGREE", .page_of = "第 %d 頁，共 %d 頁",
	.close_units = true, .date = "YEAR年MONTH月", .date_in_words = "YEAR年MONTH月",
	.month_abbreviations = {
	    "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
	.month_names = {
	    "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"},
    },
    {
	.name = "croatian", .native = "hrvatski", .tag = "hr", .last_updated = "Zadnje ažurirano",
	.month = "mj.", .months = "mj.", .year = "g.", .years = "g.", .present = "danas",
	.degree_with_area = "DEGREE, AREA", .page_of = "stranica %d od %d",
	.month_abbreviations = {
	    "sij", "velj", "ožu", "tra", "svi", "lip", "srp", "kol", "ruj", "lis", "stu", "pro"},
	.month_names = {
	    "siječanj", "veljača", "ožujak", "travanj", "svibanj", "lipanj", "srpanj", "kolovoz",
	    "rujan", "listopad", "studeni", "prosinac"},
    },
    {
	.name = "czech", .native = "čeština", .tag = "cs",
	.last_updated = "Naposledy aktualizováno", .month = "měs.", .months = "měs.", .year = "rok",
	.years = "roky", .present = "současnost", .degree_with_area = "DEGREE, AREA",
	.page_of = "strana %d z %d",
	.month_abbreviations = {
	    "led", "úno", "bře", "dub", "kvě", "čvn", "čvc", "srp", "zář", "říj", "lis", "pro"},
	.month_names = {
	    "leden", "únor", "březen", "duben", "květen", "červen", "červenec", "srpen", "září",
	    "říjen", "listopad", "prosinec"},
    },
    {
	.name = "danish", .native = "dansk", .tag = "da", .last_updated = "Sidst opdateret",
	.month = "måned", .months = "måneder", .year = "år", .years = "år", .present = "nu",
	.degree_with_area = "DEGREE i AREA", .page_of = "side %d af %d",
	.month_abbreviations = {
	    "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.",
	    "dec."},
	.month_names = {
	    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
	    "oktober", "november", "december"},
    },
    {
	.name = "dutch", .native = "Nederlands", .tag = "nl",
	.last_updated = "Laatst bijgewerkt in", .month = "maand", .months = "maanden",
	.year = "jaar", .years = "jaar", .present = "heden", .degree_with_area = "DEGREE in AREA",
	.page_of = "pagina %d van %d",
	.month_abbreviations = {
	    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
	.month_names = {
	    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
	    "oktober", "november", "december"},
    },
    {
	.name = "finnish", .native = "suomi", .tag = "fi", .last_updated = "Päivitetty viimeksi",
	.month = "kuukausi", .months = "kuukautta", .year = "vuosi", .years = "vuotta",
	.present = "nykyhetki", .degree_with_area = "DEGREE, AREA", .page_of = "sivu %d/%d",
	.month_abbreviations = {
	    "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka",
	    "marras", "joulu"},
	.month_names = {
	    "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu", "heinäkuu",
	    "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"},
    },
    {
	.name = "french", .native = "français", .tag = "fr",
	.last_updated = "Dernière mise à jour en", .month = "mois", .months = "mois", .year = "an",
	.years = "ans", .present = "présent", .degree_with_area = "DEGREE en AREA",
	.page_of = "page %d sur %d",
	.month_abbreviations = {
	    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
	    "nov.", "déc."},
	.month_names = {
	    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
	    "octobre", "novembre", "décembre"},
    },
    {
	.name = "german", .native = "Deutsch", .tag = "de",
	.last_updated = "Zuletzt aktualisiert im", .month = "Monat", .months = "Monate",
	.year = "Jahr", .years = "Jahre", .present = "heute", .degree_with_area = "DEGREE in AREA",
	.page_of = "Seite %d von %d",
	.month_abbreviations = {
	    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
	    "Dez."},
	.month_names = {
	    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
	    "Oktober", "November", "Dezember"},
    },
    {
	.name = "greek", .native = "Ελληνικά", .tag = "el", .last_updated = "Τελευταία ενημέρωση",
	.month = "μήνας", .months = "μήνες", .year = "έτος", .years = "έτη", .present = "σήμερα",
	.degree_with_area = "DEGREE, AREA", .page_of = "σελίδα %d από %d",
	.month_abbreviations = {
	    "Ιαν", "Φεβ", "Μάρ", "Απρ", "Μάι", "Ιούν", "Ιούλ", "Αύγ", "Σεπ", "Οκτ", "Νοέ", "Δεκ"},
	.month_names = {
	    "Ιανουάριος", "Φεβρουάριος", "Μάρτιος", "Απρίλιος", "Μάιος", "Ιούνιος", "Ιούλιος",
	    "Αύγουστος", "Σεπτέμβριος", "Οκτώβριος", "Νοέμβριος", "Δεκέμβριος"},
    },
    {
	.name = "hebrew", .native = "עברית", .tag = "he", .rtl = true,
	.last_updated = "עודכן לאחרונה:", .month = "חודש", .months = "חודשים", .year = "שנה",
	.years = "שנים", .present = "היום", .degree_with_area = "DEGREE, AREA",
	.page_of = "עמוד %d מתוך %d",
	.month_abbreviations = {
	    "ינו׳", "פבר׳", "מרץ", "אפר׳", "מאי", "יוני", "יולי", "אוג׳", "ספט׳", "אוק׳", "נוב׳",
	    "דצמ׳"},
	.month_names = {
	    "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר",
	    "נובמבר", "דצמבר"},
    },
    {
	.name = "hindi", .native = "हिन्दी", .tag = "hi", .last_updated = "अंतिम अद्यतन",
	.month = "महीना", .months = "महीने", .year = "वर्ष", .years = "वर्ष", .present = "वर्तमान",
	.degree_with_area = "AREA DEGREE", .page_of = "पृष्ठ %d / %d",
	.month_abbreviations = {
	    "जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून", "जुल॰", "अग॰", "सित॰", "अक्टू॰", "नव॰",
	    "दिस॰"},
	.month_names = {
	    "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर",
	    "अक्टूबर", "नवंबर", "दिसंबर"},
    },
    {
	.name = "hungarian", .native = "magyar", .tag = "hu", .last_updated = "Utoljára frissítve",
	.month = "hónap", .months = "hónap", .year = "év", .years = "év", .present = "jelenleg",
	.degree_with_area = "DEGREE AREA szakon", .page_of = "%d. oldal, összesen %d",
	.date = "YEAR. MONTH_ABBREVIATION", .date_in_words = "YEAR. MONTH_NAME",
	.month_abbreviations = {
	    "jan.", "febr.", "márc.", "ápr.", "máj.", "jún.", "júl.", "aug.", "szept.", "okt.",
	    "nov.", "dec."},
	.month_names = {
	    "január", "február", "március", "április", "május", "június", "július", "augusztus",
	    "szeptember", "október", "november", "december"},
    },
    {
	.name = "indonesian", .native = "Indonesia", .tag = "id",
	.last_updated = "Terakhir diperbarui", .month = "bulan", .months = "bulan", .year = "tahun",
	.years = "tahun", .present = "sekarang", .degree_with_area = "DEGREE di bidang AREA",
	.page_of = "halaman %d dari %d",
	.month_abbreviations = {
	    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"},
	.month_names = {
	    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
	    "Oktober", "November", "Desember"},
    },
    {
	.name = "italian", .native = "italiano", .tag = "it",
	.last_updated = "Ultimo aggiornamento", .month = "mese", .months = "mesi", .year = "anno",
	.years = "anni", .present = "presente", .degree_with_area = "DEGREE in AREA",
	.page_of = "pagina %d di %d",
	.month_abbreviations = {
	    "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
	.month_names = {
	    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
	    "settembre", "ottobre", "novembre", "dicembre"},
    },
    {
	.name = "japanese", .native = "日本語", .tag = "ja", .last_updated = "最終更新", .month = "か月",
	.months = "か月", .year = "年", .years = "年", .present = "現在",
	.degree_with_area = "AREA DEGREE", .page_of = "%d / %d ページ",
	.close_units = true, .date = "YEAR年MONTH月", .date_in_words = "YEAR年MONTH月",
	.month_abbreviations = {
	    "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
	.month_names = {
	    "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
    },
    {
	.name = "korean", .native = "한국어", .tag = "ko", .last_updated = "최종 업데이트", .month = "개월",
	.months = "개월", .year = "년", .years = "년", .present = "현재",
	.degree_with_area = "AREA DEGREE", .page_of = "%d / %d 페이지",
	.close_units = true, .date = "YEAR년 MONTH월", .date_in_words = "YEAR년 MONTH월",
	.month_abbreviations = {
	    "1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"},
	.month_names = {
	    "1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"},
    },
    {
	.name = "norwegian_bokmål", .native = "norsk bokmål", .tag = "nb",
	.last_updated = "Sist oppdatert", .month = "måned", .months = "måneder", .year = "år",
	.years = "år", .present = "nå", .degree_with_area = "DEGREE i AREA",
	.page_of = "side %d av %d",
	.month_abbreviations = {
	    "jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.",
	    "des."},
	.month_names = {
	    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
	    "oktober", "november", "desember"},
    },
    {
	.name = "norwegian_nynorsk", .native = "norsk nynorsk", .tag = "nn",
	.last_updated = "Sist oppdatert", .month = "månad", .months = "månadar", .year = "år",
	.years = "år", .present = "no", .degree_with_area = "DEGREE i AREA",
	.page_of = "side %d av %d",
	.month_abbreviations = {
	    "jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.",
	    "des."},
	.month_names = {
	    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
	    "oktober", "november", "desember"},
    },
    {
	.name = "persian", .native = "فارسی", .tag = "fa", .rtl = true,
	.last_updated = "آخرین به‌روزرسانی", .month = "ماه", .months = "ماه", .year = "سال",
	.years = "سال", .present = "اکنون", .degree_with_area = "DEGREE در AREA",
	.page_of = "صفحهٔ %d از %d",
	.comma = "،",
	.month_abbreviations = {
	    "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر",
	    "نوامبر", "دسامبر"},
	.month_names = {
	    "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر",
	    "نوامبر", "دسامبر"},
    },
    {
	.name = "polish", .native = "polski", .tag = "pl", .last_updated = "Ostatnia aktualizacja",
	.month = "mies.", .months = "mies.", .year = "rok", .years = "lata", .present = "obecnie",
	.degree_with_area = "DEGREE, AREA", .page_of = "strona %d z %d",
	.month_abbreviations = {
	    "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"},
	.month_names = {
	    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień",
	    "wrzesień", "październik", "listopad", "grudzień"},
    },
    {
	.name = "portuguese", .native = "português", .tag = "pt",
	.last_updated = "Última atualização em", .month = "mês", .months = "meses", .year = "ano",
	.years = "anos", .present = "presente", .degree_with_area = "DEGREE em AREA",
	.page_of = "página %d de %d",
	.month_abbreviations = {
	    "jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.",
	    "dez."},
	.month_names = {
	    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
	    "setembro", "outubro", "novembro", "dezembro"},
    },
    {
	.name = "romanian", .native = "română", .tag = "ro", .last_updated = "Ultima actualizare",
	.month = "lună", .months = "luni", .year = "an", .years = "ani", .present = "prezent",
	.degree_with_area = "DEGREE în AREA", .page_of = "pagina %d din %d",
	.month_abbreviations = {
	    "ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.",
	    "dec."},
	.month_names = {
	    "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august",
	    "septembrie", "octombrie", "noiembrie", "decembrie"},
    },
    {
	.name = "russian", .native = "русский", .tag = "ru", .last_updated = "Последнее обновление",
	.month = "мес.", .months = "мес.", .year = "г.", .years = "г.",
	.present = "настоящее время", .degree_with_area = "DEGREE, AREA",
	.page_of = "страница %d из %d",
	.month_abbreviations = {
	    "янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.",
	    "нояб.", "дек."},
	.month_names = {
	    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
	    "октябрь", "ноябрь", "декабрь"},
    },
    {
	.name = "slovak", .native = "slovenčina", .tag = "sk",
	.last_updated = "Naposledy aktualizované", .month = "mes.", .months = "mes.", .year = "r.",
	.years = "r.", .present = "súčasnosť", .degree_with_area = "DEGREE, AREA",
	.page_of = "strana %d z %d",
	.month_abbreviations = {
	    "jan", "feb", "mar", "apr", "máj", "jún", "júl", "aug", "sep", "okt", "nov", "dec"},
	.month_names = {
	    "január", "február", "marec", "apríl", "máj", "jún", "júl", "august", "september",
	    "október", "november", "december"},
    },
    {
	.name = "slovenian", .native = "slovenščina", .tag = "sl",
	.last_updated = "Nazadnje posodobljeno", .month = "mes.", .months = "mes.", .year = "leto",
	.years = "let", .present = "danes", .degree_with_area = "DEGREE, AREA",
	.page_of = "stran %d od %d",
	.month_abbreviations = {
	    "jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "avg.", "sep.", "okt.", "nov.",
	    "dec."},
	.month_names = {
	    "januar", "februar", "marec", "april", "maj", "junij", "julij", "avgust", "september",
	    "oktober", "november", "december"},
    },
    {
	.name = "spanish", .native = "español", .tag = "es",
	.last_updated = "Última actualización en", .month = "mes", .months = "meses", .year = "año",
	.years = "años", .present = "presente", .degree_with_area = "DEGREE en AREA",
	.page_of = "página %d de %d",
	.month_abbreviations = {
	    "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
	.month_names = {
	    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
	    "octubre", "noviembre", "diciembre"},
    },
    {
	.name = "swedish", .native = "svenska", .tag = "sv", .last_updated = "Senast uppdaterad i",
	.month = "månad", .months = "månader", .year = "år", .years = "år", .present = "nu",
	.degree_with_area = "DEGREE i AREA", .page_of = "sida %d av %d",
	.month_abbreviations = {
	    "jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.",
	    "dec."},
	.month_names = {
	    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
	    "oktober", "november", "december"},
    },
    {
	.name = "turkish", .native = "Türkçe", .tag = "tr", .last_updated = "Son güncelleme",
	.month = "ay", .months = "ay", .year = "yıl", .years = "yıl", .present = "halen",
	.degree_with_area = "AREA, DEGREE", .page_of = "sayfa %d / %d",
	.month_abbreviations = {
	    "Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"},
	.month_names = {
	    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül",
	    "Ekim", "Kasım", "Aralık"},
    },
    {
	.name = "ukrainian", .native = "українська", .tag = "uk",
	.last_updated = "Останнє оновлення", .month = "міс.", .months = "міс.", .year = "р.",
	.years = "р.", .present = "дотепер", .degree_with_area = "DEGREE, AREA",
	.page_of = "сторінка %d з %d",
	.month_abbreviations = {
	    "січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.",
	    "лист.", "груд."},
	.month_names = {
	    "січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень",
	    "вересень", "жовтень", "листопад", "грудень"},
    },
    {
	.name = "vietnamese", .native = "Tiếng Việt", .tag = "vi",
	.last_updated = "Cập nhật lần cuối", .month = "tháng", .months = "tháng", .year = "năm",
	.years = "năm", .present = "hiện tại", .degree_with_area = "DEGREE ngành AREA",
	.page_of = "trang %d / %d",
	.month_abbreviations = {
	    "Tháng 1", "Tháng 2", "Tháng 3", "Tháng 4", "Tháng 5", "Tháng 6", "Tháng 7", "Tháng 8",
	    "Tháng 9", "Tháng 10", "Tháng 11", "Tháng 12"},
	.month_names = {
	    "Tháng 1", "Tháng 2", "Tháng 3", "Tháng 4", "Tháng 5", "Tháng 6", "Tháng 7", "Tháng 8",
	    "Tháng 9", "Tháng 10", "Tháng 11", "Tháng 12"},
    },
};
/* clang-format on */

const size_t LOCALE_COUNT = sizeof LOCALES / sizeof *LOCALES;
