# SPDX-License-Identifier: GPL-3.0-or-later
"""The words a sentence segmenter has to know, one :class:`Words` per language.

Abbreviations are kept without their final dot and compared in the case they are written with, folded only where
`Words.find` says so. What each group means is told at the fields of :class:`Words`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What one language's writers put a dot behind, and the words they like to begin a sentence with."""

    name: frozenset[str] = frozenset()
    """Titles and connectives that something always follows: "Dr.", "z. B."; never the end of a sentence."""
    number: frozenset[str] = frozenset()
    """Abbreviations only before a number or a label ("No. 5", "Fig. A"); anything else before a capital ends."""
    final: frozenset[str] = frozenset()
    """Abbreviations that may also end a sentence ("Inc.", "etc."); a word of `starters` decides."""
    ender: frozenset[str] = frozenset()
    """Abbreviations that usually do end it when a capital follows ("p.m.", "usw.")."""
    starters: frozenset[str] = frozenset()
    """Words that, written with a capital in running text, nearly always begin a sentence."""
    speech: frozenset[str] = frozenset()
    """Verbs of speaking: “Is it?” Anna *asked* is one sentence."""
    follows: frozenset[str] = frozenset()
    """Capitalised words that go on after an `ender`: time zones, weekdays."""
    labels: frozenset[str] = frozenset()
    """Nouns that take a letter for a name ("vitamin C", "Model Y"): that letter is no initial."""
    ordinal_after: frozenset[str] = frozenset()
    """Where a number with a dot is an ordinal (German): the words before it ("am 4. Mai")."""
    ordinal_before: frozenset[str] = frozenset()
    """... and the words after it ("4. September", "19. Jahrhundert")."""


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_TITLES = "Dr Mr Mrs Ms Prof Mme Mlle Mgr Dra Sr Sra Srta"

ENGLISH = Words(
    name=_set(
        "Dr Mr Mrs Ms Mx Messrs Mmes Prof Profs Gen Maj Col Lt Capt Cpl Sgt Cmdr Cdr Adm Brig Pvt Sen Sens Rep Reps",
        "Gov Govs Rev Revs Hon Pres Supt Insp Det Fr Msgr Mt Mts Ft St Ste Sts Drs Atty Amb Asst Assoc Comdr Hr Mme",
        "Mlle vs cf viz approx ca e.g i.e eg ie resp incl esp Pte Pfc Spc Treas Sec-Gen Lieut Gens Cols Supts op loc",
        "Ald Dep Dir Vice-Pres Rt Ven W.Va N.Va Esp Cf E.g I.e Eg Ie Approx Vs aka a.k.a dba D.b.a R.N Wm Chas Geo Jos",
    ),
    number=_set(
        "No Nos no nos Fig Figs fig figs Eq Eqs eq eqs Eqn Eqns Tab p pp P Pp Vol Vols vol vols Ch Chap Chaps ch chap",
        "Sec Secs sec secs Sect sect Art Arts art Ref Refs ref refs App app Suppl suppl Ex ex Para para par Pt pt Bk",
        "bk Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec jan feb apr aug sept oct nov dec Tel tel Ext ext c v ver",
        "Ver Rm rm Apt apt Ste Op Lot Ser ser Iss iss Col Cols ll fl fol Rte Hwy Rt Ps Gal Rom Cor Mon Tue Tues Wed",
        "Thu Thur Thurs Fri Sat Sun sess Stat Tit tit Act Sch sch Ann ann Add Bl Pl pl Plate Thm Lem Prop Def Cor Sup",
    ),
    final=_set(
        "Inc Ltd Co Cos Corp Bros LLC PLC Jr Sr Esq PhD MD BA MA Ph.D M.D B.A M.A B.Sc M.Sc Ave Blvd Rd Ln Pl Sq Ct Pkwy",
        "Hwy Tpke Expy Bldg Dept Univ Inst Assn Assoc Natl Intl Acad Bur Ctr Cty Comm Div Est est Hosp Mfg Mgmt Org org",
        "Pub Soc al Al ed eds trans rev repr min max avg std dev vol temp misc orig ext tech lab Calif Mass Conn Pa Va Md",
        "Fla Ala Ariz Ark Colo Del Ga Ill Ind Kan Kans Ky La Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Tenn Tex Vt",
        "Wash Wis Wisc Wyo Alta Ont Que Sask Penn Pty Gmbh Bhd N.Y N.J N.H N.C S.C N.D S.D N.M R.I D.C U.S U.K U.N E.U",
        "U.S.A U.S.S.R U.A.E B.C A.D B.C.E C.E L.A N.Y.C St lb lbs oz ft yd yds in mi hr hrs mins secs mo mos yr yrs wk",
        "wks gal qt pt tsp tbsp cu sq deg kt cc kg km cm mm ml mg hp mph rpm sp spp var subsp nov Fed Civ Crim Evid Supp Cir Proc Cie et.al pers obs comm",
    ),
    ender=_set("a.m p.m A.M P.M am pm etc Etc p.a P.S"),
    starters=_set(
        "The A An I He She It We You They This That These Those There Here His Her Its Our Your Their My Mine One Some Any",
        "Many Most Much More Few Several Each Every All Both Either Neither None No Not Nothing Nobody Everyone Everybody",
        "Someone Anyone Who Whom Whose What When Where Why How Which Whether While Whereas Although Though Because Since If",
        "Unless Until Till Once After Before During Despite In On At By For From With Without Within To Into Of Over Under",
        "Between Among Across Against Along Around Behind Below Beneath Beside Besides Beyond Toward Towards Through",
        "Throughout Upon Per As And But Or Nor Yet So Then Thus Hence Therefore However Moreover Furthermore Meanwhile",
        "Nevertheless Nonetheless Otherwise Instead Indeed Still Also Again Always Never Often Sometimes Usually Today",
        "Yesterday Tomorrow Now Later Earlier Recently Currently Eventually Finally First Firstly Second Secondly Third Next",
        "Last Lastly Soon Perhaps Maybe Yes Ok Okay Please Thanks Let Just Only Even Such Same Other Others Another Two",
        "Three Four Five Six Seven Eight Nine Ten Do Does Did Is Are Was Were Has Have Had Can Could Will Would Should May",
        "Might Must Don't Doesn't Didn't Isn't Aren't It's He's She's That's There's What's I'm I've I'd I'll We're We've",
        "They're You're It’s He’s She’s That’s There’s What’s I’m I’ve I’d I’ll We’re We’ve They’re You’re Don’t Didn’t",
        "According Following Based Given Like Unlike Additionally Overall Generally Specifically Importantly Interestingly",
        "Fortunately Unfortunately Similarly Consequently Subsequently Conversely Accordingly See Nor Well Oh People",
        "Critics Experts Researchers Scientists Officials Participants Patients Results Data Our",
    ),
    speech=_set(
        "said says say asked asks ask replied replies answered answers cried cries shouted shouts whispered whispers",
        "exclaimed added adds wrote writes told tells demanded laughed yelled called muttered murmured wondered inquired",
        "wanted continued insisted remarked recalled recalls explained explains joked screamed snapped sighed countered tweeted",
    ),
    follows=_set(
        "EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT BST UTC CET CEST Eastern Central Mountain Pacific Monday Tuesday",
        "Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February March April May",
        "June July August September October November December Greenwich",
    ),
    labels=_set(
        "Model Plan plan Type type Class class Group group Vitamin vitamin Vitamins Hepatitis hepatitis Section section Part",
        "part Grade grade Series series Team Exhibit Option option Appendix Phase Building Gate Terminal Area Influenza",
        "influenza Schedule Annex Category category Factor factor Point point Generation Gen letter Letter Step Case",
    ),
)

GERMAN = Words(
    name=_set(
        "Fa Dr Dres Prof Hr Hrn Fr Frl Dipl Ing Mag Lic St Sankt Mr Mrs Ms bzw ca circa evtl ggf inkl exkl einschl zzgl abzgl",
        "vgl Vgl sog gem lt rd geb gest verh ehem bspw beispielsw insb insbes bes eigtl urspr mind max min höchst vs z B d h",
        "u i s o a k zw Gebr Jg jr phil med jur rer nat habil theol h.c c i.d.R z.B d.h u.a s.o s.u o.g m.E u.U z.T v.a",
        "i.A i.V d.i d.J z.Zt e.V.i Kfm Kffr Präs Min Abg Gen Oberst Hptm Lt Maj Frhr Graf Kard Bf Ebf Hl hl kath evang ev",
        "betr Betr bez Bez dt engl frz lat griech ital span russ amerik allg wiss techn wirtsch kgl röm jüd chin jap poln",
        "ugs übl südl nördl östl westl zit Zit resp durchschn gegr Gegr entspr erw",
    ),
    number=_set(
        "Nr Nrn S Abs Art Bd Bde Kap Abb Tab Anm Fn Rn Rz Ziff Lit Tel Fax Aufl H Jan Jän Feb Mär Mrz Apr Jun Jul Aug Sep",
        "Sept Okt Nov Dez Mo Di Mi Do Fr Sa So Pos Az Bl Sp Zl Vers V Buchst Satz Anl Beil Ps Sp",
    ),
    final=_set(
        "Chr n.Chr v.Chr Jh Jhd Jhdt Mio Mrd Bio Std Sek Min Str str Co Inc Ltd Corp Jr Sr al Hrsg Ed Verf e.V St.Pölten",
        "gest Kg km Pfd Stk Expl Inst Univ Verl Abt Geb Ges OG u.s.f Ausg übers bearb pers Wg Ztg Zs S.A Bhf Hbf Pl",
    ),
    ender=_set("usw etc usf u.a.m u.v.m o.ä o.Ä u.Ä u.ä ff dgl ä Ä o.J k.A a.D"),
    starters=_set(
        "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Er Sie Es Wir Ihr Ich Du Man Sein Seine Seiner Ihre Ihren",
        "Unser Unsere Mein Meine Dieser Diese Dieses Diesen Diesem Jener Jene Jenes Jeder Jede Jedes Alle Viele Einige Manche",
        "Mehrere Beide Kein Keine Nicht Nichts Niemand Jemand Wer Was Wann Wo Warum Wie Welche Welcher Welches Wenn Weil Da",
        "Dass Ob Obwohl Während Bevor Nachdem Sobald Als Bis Seit Seitdem In Im An Am Auf Aus Bei Beim Mit Nach Von Vom Vor",
        "Zu Zum Zur Für Gegen Ohne Um Durch Über Unter Zwischen Neben Hinter Trotz Wegen Statt Laut Ab Und Oder Aber Doch",
        "Denn Sondern Jedoch Dennoch Trotzdem Deshalb Daher Darum Deswegen Dann Danach Zuvor Damals Dabei Dafür Damit Dadurch",
        "Dazu Davon Hier Dort Heute Gestern Morgen Jetzt Nun Bald Später Früher Zuerst Zunächst Schließlich Endlich Außerdem",
        "Zudem Auch Noch Nur Schon Erst Sogar Vielleicht Ja Nein So Solche Insgesamt Allerdings Inzwischen Mittlerweile",
        "Anschließend Ferner Weiterhin Somit Also Zwar Weder Entweder Wird Wurde War Ist Sind Hat Hatte Kann Soll Muss Bereits",
        "Ebenso Einerseits Andererseits Zwei Drei Vier Fünf Dass Darauf Daraus Darin Deren Dessen Hinzu Seine Seinen Ihrem",
    ),
    speech=_set(
        "sagte sagt fragte fragt rief ruft antwortete antwortet meinte meint erwiderte flüsterte schrie erklärte entgegnete",
        "murmelte wollte",
    ),
    follows=_set("Uhr MEZ MESZ GmbH KG"),
    labels=_set(
        "Vitamin Typ Klasse Gruppe Plan Modell Hepatitis Teil Punkt Kategorie Variante Abschnitt Buchstabe Stufe"
    ),
    ordinal_after=_set(
        "am Am dem den der die das des im Im vom zum zur beim ab Ab seit Seit bis Bis und oder bis zum jeder jeden jedes jede",
        "ein eine einen einem einer ihrem ihren ihr ihre sein seine seinem seinen seiner unser unserem mein meinem meinen",
        "Der Die Das Den Dem Zum Vom Beim diesem diesen dieser dieses nach vor Nach Vor auf Auf jährlich sowie – - / in",
        "ins erste ersten Platz",
    ),
    ordinal_before=_set(
        "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jan Feb Mär Apr Jun Jul",
        "Aug Sep Sept Okt Nov Dez Jahrhundert Jahrhunderts Jahrhunderte Jahrtausend Jahrtausends Jh Jhd Lebensjahr Platz Tag",
        "Woche Monat Jahr Mal Rang Stock Stockwerk Etage Klasse Auflage Liga Runde Spieltag Kapitel Teil Akt Bundesliga",
        "Geburtstag Todestag Jahrestag Minute Stunde Weltkrieg Stelle Band Wahlperiode Semester Bezirk Quartal",
    ),
)

SPANISH = Words(
    name=_set(
        "Sr Sra Srta Sres Sras Dr Dra Dres Dras D Dª Dña Da Prof Profa Lic Lcdo Lcda Ing Arq Abg Gral Cnel Cap Tte Sgto Alm",
        "Excmo Excma Ilmo Ilma Mons Rvdo Rvda Hno Hna Sto Sta Fr Mr Mrs Ms p p.ej P.ej ej Ej vid Vid cf Cf Cfr cfr aprox",
        "Aprox núm Núm esp av Av Avda avda Pza pza ca vs i.e e.g Vd Ud Vds Uds Gob Pdte Dip Sen Mtro Mtra prov Prov op loc",
    ),
    number=_set(
        "pág págs Pág Págs pp p Fig fig figs Figs art arts Art Arts cap caps Cap Caps vol vols Vol Vols t T tel tels Tel ed n",
        "No Nº núms Núms nro Nro ene feb mar abr may jun jul ago sep sept set oct nov dic Ene Feb Abr Jun Jul Ago Sep Sept Oct",
        "Nov Dic ec Ec sec Sec tab Tab ref refs apdo Apdo párr s ss v vv Exp exp inc num km Km lám dpto",
    ),
    final=_set(
        "EE.UU EE UU EEUU RR.HH RR HH FF.AA FF AA CC.OO JJ.OO JJ OO S.A S.L C.V S.A.U Cía Hnos Ltda Inc Corp Co Jr C C.P a.C",
        "d.C A.C D.C a d c al máx mín min seg hab coord comp trad Edit Univ Depto Dpto Inst izq dcha ntra Mag St izda",
        "kg cm mm ml mg lb U.S E.U N.Y L.A UU.EE B.C",
    ),
    ender=_set("etc Etc a.m p.m a.M m am pm ss sigs"),
    starters=_set(
        "El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Esto Eso Aquello Este Esta Estos Estas Ese Esa Esos Esas Aquel",
        "Aquella Yo Tú Nosotros Ustedes Usted Vosotros Su Sus Mi Mis Tu Tus Nuestro Nuestra Se Le Les Me Te Nos No Ni Sí Si Y",
        "O Pero Mas Sino Aunque Porque Pues Como Cuando Donde Mientras Quien Quienes Qué Quién Cuál Cuándo Dónde Cómo Por Para",
        "De Del Desde Hasta En Entre Con Sin Sobre Según Tras Ante Bajo Contra Hacia Durante Mediante Al A Además También Tampoco",
        "Así Entonces Luego Después Antes Ahora Hoy Ayer Mañana Aquí Allí Ya Aún Todavía Siempre Nunca Jamás Muy Más Menos Muchos",
        "Muchas Algunos Algunas Varios Varias Todo Toda Todos Todas Otro Otra Otros Otras Cada Ambos Ambas Es Era Fue Son Está",
        "Hay Había Ha Han Sin embargo Finalmente Posteriormente Actualmente Asimismo Igualmente Dos Tres Cuatro Cinco Tanto",
        "Ningún Ninguna Nadie Nada Algo Alguien Dicho Dicha Cuyo Tal Tales Incluso Solo Sólo Quizá Quizás Primero Segundo",
    ),
    speech=_set(
        "dijo dice preguntó pregunta respondió responde contestó exclamó gritó añadió susurró murmuró replicó insistió explicó",
    ),
    follows=_set("GMT CET UTC ET EST hora"),
    labels=_set(
        "vitamina Vitamina tipo Tipo clase grupo Grupo plan Plan modelo hepatitis Hepatitis letra parte serie"
    ),
)

FRENCH = Words(
    name=_set(
        "M MM Mr Mrs Ms Dr Drs Pr Prof Mgr Me Mme Mlle St Ste R.P cf Cf env ex Ex p.ex P.ex c.-à-d càd c.à.d i.e e.g vs av apr",
        "Gal Gén Col Cdt Cap Lt Sgt Sr Cie Ets éd.o ca approx resp bd Bd boul Boul pl ch hab notamm",
    ),
    number=_set(
        "p pp P n N no No nos art Art arts chap Chap t vol Vol fig Fig figs tél Tél tel al col n° éd coll janv Janv févr Févr fév",
        "mars avr Avr juin juil juill Juill sept Sept oct Oct nov Nov déc Déc réf Réf tab Tab sect l lun mar mer jeu ven sam",
        "dim v f fol ms suppl",
    ),
    final=_set(
        "J.-C J.C Inc Ltd Corp Co Jr S.A S.A.S S.A.R.L al coll dir trad éd préf Univ Dép dép Min min max sec h hab U.S N.Y D.C",
        "L.A U.R.S.S O.N.U P.-S env id Id ibid Ibid s.d s.l",
    ),
    ender=_set("etc Etc suiv ss sq sqq"),
    starters=_set(
        "Le La Les L'  Un Une Des Du De D' Il Elle Ils Elles On Je J' Nous Vous Tu Ce C' Cet Cette Ces Cela Ça Ceci Celui Celle",
        "Son Sa Ses Leur Leurs Mon Ma Mes Notre Nos Votre Vos Tout Toute Tous Toutes Chaque Plusieurs Certains Certaines Quelques",
        "Aucun Aucune Personne Rien Qui Que Qu' Quoi Quand Où Comment Pourquoi Combien Quel Quelle Quels Quelles Lequel Si S'",
        "Lorsque Puisque Quoique Parce Comme Tandis Alors Ainsi Aussi Donc Et Ou Mais Or Ni Car Puis Ensuite Enfin Cependant",
        "Toutefois Pourtant Néanmoins Désormais Aujourd'hui Hier Demain Maintenant Bientôt Déjà Encore Toujours Jamais Souvent",
        "Parfois Ici Là À A Au Aux En Dans Sur Sous Par Pour Avec Sans Chez Vers Entre Depuis Pendant Durant Avant Après Contre",
        "Selon Malgré Outre Dès Jusqu' Hors Est Sont Était Non Oui Ne N' Y Même Autre Autres D'autres Deux Trois Quatre Cinq",
        "Seul Seule Seuls Finalement Également Notamment Enfin Bref Certes",
    ),
    speech=_set(
        "dit demanda répondit répond lança cria s'écria murmura ajouta demande lance s'exclama déclara"
    ),
    labels=_set(
        "vitamine Vitamine type Type classe groupe Groupe plan Plan modèle hépatite Hépatite lettre partie série"
    ),
)

OTHER = Words(
    # Titles and "see", "for example", "that is" of languages without words of their own here.
    name=_set(
        _TITLES,
        "dr prof Dott dott Dott.ssa Sig sig Sig.ra Avv Ing ing Arch Geom Mons On Exmo Exma Eng Srs Sras Dhr dhr Mw mw Mevr mevr drs ir Jhr",
        "bijv Bijv d.w.z D.w.z vgl Vgl bl.a Bl.a t.ex T.ex d.v.s dvs Dvs f.eks F.eks fx jf Jf jfr Jfr mgr Mgr inż ks św Św ul al pl tzw",
        "np Np m.in M.in zob Zob por Por tj Tj tzv např Např viz Viz sv Sv mj bkz Bkz vb örn Örn Av Sn sn Doç Yrd esim Esim ts ks Ks tri",
        "pl Pl ún ld Ld dr.sc npr Npr tzn гг г-н г-жа им ул см См ср Ср т.е Т.е напр Напр проф Проф акад д-р Д-р тов див Див вул δηλ Δηλ",
        "βλ Βλ π.χ Π.χ κ Κ δρ Δρ डॉ श्री प्रो",
    ),
    number=_set("No Nr Fig p pp"),
    final=_set("Inc Ltd Co Corp Jr etc al"),
    ender=frozenset(),
)

BY_LANGUAGE = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}
