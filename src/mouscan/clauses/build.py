from __future__ import annotations
import re,sys
from dataclasses import dataclass,field
from mouscan.clauses.tree import *
from mouscan.clauses.nature import nature
from mouscan.clauses.reference import references
from mouscan.clauses.numbering import candidates, CONT, roman
SIG=re.compile(r"^(in witness whereof|as witness|by the signatures? of|signed (for|by|on behalf)|signatures?\b|signature page|done (at|in) |for (and on behalf of )?the \w+( \w+)?:|agreed and accepted|executed (as|by|on)|the undersigned|signatories)",re.I)
TITLE=re.compile(r"\b(agreement|memorandum|mou|moa|protocol|arrangement|contract|exchange of (letters|notes)|understanding|convention|treaty)\b",re.I)
MONTH=re.compile(r"^(january|february|march|april|may|june|july|august|september|october|november|december)\b",re.I)
REFEND=re.compile(r"(?:\b(?:clauses?|sections?|articles?|annex(?:es|ure)?|schedules?|appendix|paragraphs?|paras?|part|and|or|of|to|the|in|under|by|for|with|exhibit|no)\.?|,|§|\()$",re.I)
def slug(t):
    t=t.lower().replace("'","").replace("’","")
    return "-".join(re.findall(r"[a-z0-9]+",t))
@dataclass
class Node:
    id:str; label:str; parent:"Node|None"; role:str; start:int; depth:int; style:str=""; values:tuple=()
    heading:str=""; hspan:tuple|None=None; blocks:list=field(default_factory=list); indent:int=0
def successor(a,b):
    """is b next after a"""
    if len(a)==len(b) and a[:-1]==b[:-1] and b[-1]==a[-1]+1: return True
    return False
def clause_tree(doc):
    T=doc.text; lines=doc.lines; nodes=[]; ids={}
    def new(id,label,parent,role,start,style="",values=(),indent=0):
        n=1; base=id
        while id in ids: n+=1; id=f"{base}#{n}"
        node=Node(id,label,parent,role,start,0 if parent is None else parent.depth+1,style,values,indent=indent)
        ids[id]=node; nodes.append(node); return node
    stack=[]  # open labelled nodes/containers/headings
    cur=None; container=None; heading=None
    prev=""; inprose=False; seen_label=False; v_prev_pre=False
    levels=[l.level for l in lines if l.level]
    top=min(levels) if levels else 0
    title_level=top if levels and levels.count(top)==1 and levels[0]==top and len(levels)>2 else 0
    def text(l): return T[l.start:l.end]
    nlab=sum(1 for l in lines if candidates(text(l)))
    i=0; pend=None
    def gap_after(k): return k+1>=len(lines) or lines[k+1].gap>0 or lines[k+1].level>0
    while i<len(lines):
        l=lines[i]; t=text(l); 
        strip=re.match(r"[*•\-–]\s+(?=[A-Z]\.\s)",t); off=strip.end() if strip else 0
        cs=candidates(t[off:]) 
        bullet=bool(re.match(r"(?:[*•●○▪o\-–]|x)\s+\S",t)) and not strip
        open_para = l.gap==0 and i>0 and bool(REFEND.search(prev))
        acc=None
        if cs and not bullet:
            rest=t[off+cs[0].end:]
            for c in cs:
                ok=None
                if c.word:
                    if c.word in ("paragraph",): continue
                    tail_ok = rest=="" or rest[:1].isupper() or t[off:off+c.end].rstrip()[-1:] in ".:–—-" or rest[:1] in "-–—:(\"'"
                    prose = re.match(r"^(of|to|shall|and|or|above|below|is|are|in|applies|sets|contains)\b",rest)
                    if open_para or prose or not tail_ok: continue
                    if l.gap==0 and i>0 and not l.level and not l.strong and prev[-1:] not in ".:;" and len(prev)>45: continue
                    if c.word in ("section","clause","article","part","§") and l.gap==0 and l.level==0 and not l.strong and len(rest)>60: continue
                    ok="word"
                elif c.style=="dec":
                    base=[n for n in stack if n.style in("dec","num.","num","num)") ]
                    lastdec=next((n for n in reversed(stack) if n.style in ("dec",)),None)
                    if rest[:1].islower() and l.gap==0 and not REFEND.search(prev)==None: continue
                    if open_para: continue
                    par=None
                    for n in reversed(stack):
                        if n.style in("dec","num.","num","num)") and n.values==c.values[:-1]: par=n;break
                    sib=next((n for n in reversed(stack) if n.style=="dec" and successor(n.values,c.values)),None)
                    if sib is not None: ok=("sib",sib)
                    elif par is not None: ok=("child",par)
                    elif c.values[-1]<=1 or (lastdec and (c.values[:1]>=lastdec.values[:1])) : ok=("dec",lastdec)
                    elif lastdec is None: ok=("dec",None)
                    if re.match(r"^(%|per cent|million|hours|days|km)\b",rest): ok=None
                else:
                    if open_para: continue
                    v=c.values[0]
                    sib=next((n for n in reversed(stack) if n.style==c.style and n.values[-1]+1==v),None)
                    if sib is None and c.style in("num","num."): 
                        sib=next((n for n in reversed(stack) if n.style in("num","num.") and n.values[-1]+1==v),None)
                    if sib is None and c.style[:3]=="num":  # 2. after 1.1.4
                        pass
                    if c.style=="num":
                        if MONTH.match(rest) or (rest and not rest[:1].isupper()) or re.match(r"[A-Z]\.[A-Z]\.|U\.?S|[A-Z][a-z]+ (Street|Road|Avenue|Lane|Close|Way|House)",rest): continue
                        if rest=="" and not (l.gap>0): continue
                        if sib is None and not (v==1 and l.gap>0): continue
                        if sib is None and v==1 and not any(text(x).startswith("2 ") or text(x)=="2" for x in lines[i+1:i+400]): continue
                    if sib is not None: ok=("sib",sib)
                    elif v==1: ok=("child",None)
                    elif c.style.startswith("ROM") and v<40 and l.gap>0 and rest[:3].isupper(): ok=("loose",None)
                    elif c.style[:2]=="UP" and l.gap>0 and (l.strong or l.level or rest.isupper()) : ok=("loose",None)
                    elif c.style=="num." and any(n.style==c.style and 0<v-n.values[-1]<=3 for n in stack) and l.gap>0: ok=("sib",next(n for n in reversed(stack) if n.style==c.style and 0<v-n.values[-1]<=3))
                    if ok and ok[0]=="child" and c.style[:3] in("rom","ROM") and any(n.style[:2]==("lo" if c.style[:3]=="rom" else "UP") and n.values[-1]==8 for n in stack): ok=None
                if ok: acc=(c,ok); break
        if acc and stack and any(n.parent is not None and n.parent.role=="preamble" for n in stack) and (l.level or l.strong>=len(t)-1>0 or t[off:].isupper()):
            stack=[]; acc=(acc[0],("child",None)) if acc[1]!="word" else acc; v_prev_pre=False
            heading=None
        if acc:
            c,ok=acc; lab=t[off:off+c.end].strip(); rest=t[off+c.end:]
            # choose parent
            if c.word:
                if c.word in CONT and c.word!="part" and c.word!="chapter": stack=[]; par=None; heading=None
                elif c.word in("part","chapter"):
                    same=next((n for n in stack if n.style==c.style),None)
                    if same: stack=stack[:stack.index(same)]
                    else:
                        stack=[n for n in stack if n.style[:5]=="word:" or n.style[:2] in("UP","RO")]
                    par=stack[-1] if stack else None
                else:
                    same=next((n for n in stack if n.style==c.style),None)
                    if same: stack=stack[:stack.index(same)]
                    else: stack=[n for n in stack if n.role=="container"]
                    par=stack[-1] if stack and stack[-1].role=="container" and stack[-1].style not in("word:part","word:chapter") else None
                    heading=None if par is None else heading
                role="container" if c.word in CONT else "clause"
                id=(par.id+"/" if par else "")+c.printed
            else:
                role="clause"
                if ok[0]=="sib":
                    k=stack.index(ok[1]); stack=stack[:k]; par=stack[-1] if stack else None
                elif ok[0]=="child" and ok[1] is not None:
                    k=stack.index(ok[1]); stack=stack[:k+1]; par=ok[1]
                elif ok[0]=="dec":
                    if ok[1] is not None and ok[1] in stack:
                        k=stack.index(ok[1]); stack=stack[:k]
                        while stack and stack[-1].style in("dec","num.","num","num)") : stack.pop()
                    par=stack[-1] if stack else None
                elif ok[0]=="loose":
                    stack=[n for n in stack if n.role in("container",)]; par=stack[-1] if stack else None
                else:
                    # first of a new style under current; if same style is open restart it under current
                    same=[n for n in stack if n.style==c.style]
                    if same: stack=stack[:stack.index(same[0])]
                    par=stack[-1] if stack else None
                up=par
                if up is None and heading is not None and (heading.role!="preamble" or re.search(r"\b(between|parties|participants|and)\W*$",prev,re.I) or (v_prev_pre)) and not (l.level or (l.strong and len(rest)<90 and l.strong>=len(lab)+3)): up=heading
                if up is None and not any(n.role!="preamble" for n in nodes) and cur is not None and cur.role=="preamble" and False: pass
                if up is None: id=c.printed
                elif up.role in("container","heading","preamble"): id=up.id+"/"+c.printed
                elif c.style=="dec" and up.style in("dec","num.","num","num)") and c.values[:len(up.values)]==up.values:
                    base=up.id[:len(up.id)-len(up.label.strip("().:"))] if up.id.endswith(up.label.strip("().:")) else ""
                    id=(base if "/" in up.id else "")+c.printed
                elif c.style.endswith("()") : id=f"{up.id}({c.printed})"
                else: id=f"{up.id}.{c.printed}"
                par=up
            node=new(id,lab.strip("().: "),par,role,l.start+off,c.style,c.values,l.indent)
            stack.append(node); cur=node; seen_label=True; v_prev_pre=par is not None and par.role=="preamble"
            s=l.start+off+c.end
            if not rest and i+1<len(lines) and (lines[i+1].level or lines[i+1].gap<=1):
                # heading or text on the next line
                n=lines[i+1]; nt=text(n)
                if not candidates(nt):
                    i+=1; s=n.start; rest=nt; l=n
            ish = rest and (l.level>0 or (l.strong and l.strong>=len(t)-1) or (len(rest)<=90 and rest[-1:] not in ".;:," and (rest.isupper() or gap_after(i)) and (rest[:1].isupper()) and len(rest.split())<=14 and not re.search(r"\b(shall|will|must|may)\b",rest)))
            if ish:
                node.heading=rest.strip(); node.hspan=(s,l.end)
            elif rest:
                node.blocks.append([s,l.end,"paragraph"])
            prev=t; i+=1; continue
        # headings without label
        short=len(t)<=110 and len(t.split())<=14
        before_first = cur is None or cur.role=="preamble"
        ish=False
        if l.level>0: ish=True
        elif l.strong and l.strong>=len(t)-1 and short and t[:1].isupper() and t[-1:] not in ".;,": ish=not(before_first and not inprose)
        elif short and l.gap>=1 and gap_after(i) and t[:1].isupper() and t[-1:] not in ".;:,!?" and len(t.split())<=8 and not bullet and not l.cells and not re.search(r"_{3,}|@|\d{5}|www",t):
            ish = (t.isupper() and len(t.split())<=8 and len(t)>6 and inprose and not before_first is None) 
            if before_first and not inprose: ish=False
        if ish and before_first and l.level and l.level==title_level and not inprose: ish=False
        if ish and before_first and not inprose and l.level and (TITLE.search(t) or (cur is not None and prev.strip().lower() in("between","and","by and between"))): ish=False
        if SIG.match(t) and not bullet and (l.gap>0 or l.level) and (cur is not None and cur.role!="signatures") and i>len(lines)*0.3 and not (cur and SIG.match(cur.heading or "")):
            if l.level or (l.strong and l.strong>=len(t)-1): ish=True
            else:
                cur=new("signatures","",None,"signatures",l.start); stack=[]; heading=None
                cur.blocks.append([l.start,l.end,"paragraph"]); prev=t; i+=1; continue
        if ish and cur is not None and cur.style.startswith("word:") and not cur.heading and not cur.blocks:
            cur.heading=t; cur.hspan=(l.start,l.end); prev=t; i+=1; continue
        if ish and (not slug(t) or len(set(slug(t))-set('-'))<4 or l.cells): ish=False
        if ish:
            role="heading"
            stack=[n for n in stack if n.role=="container"] if not (cur and cur.role=="signatures") else []
            cont=stack[-1] if stack else None
            node=new(slug(t),"",cont,role,l.start); node.heading=t; node.hspan=(l.start,l.end)
            heading=node; cur=node; prev=t; i+=1; 
            if cont is None: stack=[]
            continue
        if cur is None:
            cur=new("preamble","",None,"preamble",l.start); heading=cur
        if len(t)>80 or (t[-1:]=="." and len(t)>40): inprose=True
        kind="bullet" if bullet else "row" if l.cells else "paragraph"
        if cur.blocks and kind=="paragraph" and l.gap==0 and cur.blocks[-1][2]!="row": cur.blocks[-1][1]=l.end
        else:
            s=l.start+(re.match(r"\S+\s+",t).end() if bullet else 0)
            cur.blocks.append([s,l.end,kind])
        prev=t; i+=1
    cl=tuple(Clause(n.id,n.label,n.heading,n.parent.id if n.parent else None,n.role,n.start,n.hspan,tuple(Block(a,b,k) for a,b,k in n.blocks)) for n in nodes)
    return ClauseTree(doc,cl,references(T,cl),nature(T))
