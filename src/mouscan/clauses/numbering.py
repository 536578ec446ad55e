from __future__ import annotations
import re
from dataclasses import dataclass
ROMAN=re.compile(r"^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
VAL=dict(i=1,v=5,x=10,l=50,c=100,d=500,m=1000)
def roman(s):
    s=s.lower()
    if not s or not ROMAN.match(s): return 0
    t=0
    for a,b in zip(s,s[1:]+" "):
        v=VAL[a]; t+= -v if b!=" " and VAL[b]>v else v
    return t
CONT="schedule annex annexe annexure appendix attachment exhibit part chapter enclosure".split()
CL="article clause section paragraph §".split()
WORDS="|".join(CONT+CL)
LABEL=re.compile(rf"""
 (?:(?P<word>{WORDS})\s+(?P<wv>\d+(?:\.\d+)*[A-Z]?|[IVXLC]+|[A-Z])(?P<wclose>\s*(?:[.:)–—-]|(?=\s|$)))(?P<wx>\s*[:.–—-])?
 |(?P<dec>\d{{1,3}}(?:\.\d{{1,3}})+)(?P<dclose>[.):]?)(?=\s|$|[A-Z])
 |(?P<open>\()?\s?(?P<tok>\d{{1,3}}|[ivxlc]{{1,7}}|[IVXLC]{{1,7}}|[A-Za-z]{{1,2}})\s?(?P<close>\)\.|[.):]\)?|(?=\s{{1}}|$))
 )\s*""",re.X|re.I)
@dataclass(frozen=True)
class Cand:
    style:str; values:tuple; printed:str; end:int; word:str=""
def candidates(text):
    """all readings of the label a line begins with"""
    m=LABEL.match(text)
    if not m: return []
    if m["word"]:
        if not m["word"][0].isupper() and m["word"]!="§": return []
        w=m["word"].lower(); v=m["wv"]
        out=[]
        if v[0].isdigit():
            vals=tuple(int(x) for x in re.findall(r"\d+",v))
        elif roman(v) : vals=(roman(v),)
        else: vals=(ord(v.upper())-64,)
        return [Cand("word:"+w,vals,f"{m['word'].capitalize()} {v}",m.end(),w)]
    if m["dec"]:
        return [Cand("dec",tuple(int(x) for x in m["dec"].split(".")),m["dec"],m.end())]
    tok,close,op=m["tok"],m["close"],m["open"] or ""
    if op and not close.startswith(")"): return []
    if not op and not close and not tok.isdigit():
        # bare letter / roman: only roman caps followed by 2 spaces - leave out
        return []
    c=op+close.rstrip(":") 
    out=[]
    if tok.isdigit(): out.append(Cand("num"+c,(int(tok),),tok,m.end()))
    else:
        if tok.isupper() or tok.islower():
            up=tok.isupper()
            if roman(tok): out.append(Cand(("ROM" if up else "rom")+c,(roman(tok),),tok,m.end()))
            if len(tok)==1: out.append(Cand(("UP" if up else "low")+c,(ord(tok.lower())-96,),tok,m.end()))
            elif len(tok)==2 and tok[0]==tok[1] and not roman(tok): out.append(Cand(("UP" if up else "low")+c,(26+ord(tok[0].lower())-96,),tok,m.end()))
    return out
