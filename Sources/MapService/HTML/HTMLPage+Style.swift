extension HTMLPage {
    /// The style of the page: paper, ink and one accent, as on the web map.
    static let style = """
        :root{--paper:#fff;--page:#f3f0e9;--ink:#22211e;--soft:#55524b;--rule:#d9d3c6;--accent:#8a5a14;\
        --tint:#f6f3ec;--focus:#0b5fb0;color-scheme:light;font:16px/1.5 "Source Sans 3","Segoe UI",\
        "Helvetica Neue",Roboto,"DejaVu Sans",sans-serif}
        @media(prefers-color-scheme:dark){:root{--paper:#15181a;--page:#0d0f11;--ink:#ebe7dc;--soft:#b9b4a8;\
        --rule:#343a3f;--accent:#d9a753;--tint:#1d2124;--focus:#7cb8f5;color-scheme:dark}}
        *{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink)}
        header{background:var(--paper);border-bottom:1px solid var(--rule)}
        header nav,main{max-width:80rem;margin:0 auto;padding:0 1.2rem}
        header nav{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 1.4rem}
        header a{color:var(--soft);text-decoration:none;line-height:44px}header a:hover{text-decoration:underline}
        .name{font:600 1.3rem/44px Charter,Georgia,"DejaVu Serif",serif;color:var(--ink)}
        main{background:var(--paper);padding-block:1.2rem 3rem;min-height:calc(100vh - 46px)}
        h1,h2,h3{font-family:Charter,Georgia,"DejaVu Serif",serif;line-height:1.25;overflow-wrap:anywhere}
        h1{font-size:1.7rem;margin:.2rem 0 1rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:1rem 0 .4rem}
        h1::first-letter,h2::first-letter{text-transform:uppercase}
        a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:2px}
        :focus-visible{outline:2px solid var(--focus);outline-offset:2px}
        .skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;background:var(--paper);padding:.5rem 1rem}
        article{border-top:1px solid var(--rule);padding-bottom:1rem}
        ul{margin:0;padding-left:1.2rem}small,.none{color:var(--soft)}
        dl{display:grid;grid-template-columns:minmax(6rem,max-content) minmax(0,1fr);gap:.25rem 1.2rem;margin:0}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.86rem}
        th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;overflow-wrap:break-word;\
        border-bottom:1px solid var(--rule)}
        td{min-width:4rem;max-width:28rem}td.long{min-width:17rem}td.short{white-space:nowrap}tbody th{min-width:9rem;max-width:16rem;font-weight:600}
        thead th{white-space:nowrap;color:var(--soft);font-weight:600}tbody tr:hover{background:var(--tint)}
        .pages,.forms{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:0 0 1rem;font-size:.92rem}
        .contents ul{columns:20rem;font-size:.9rem;list-style:none;padding:0}.contents li{break-inside:avoid;padding:.1rem 0}
        summary{cursor:pointer;color:var(--soft)}code{overflow-wrap:anywhere}
        @media(max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
        @media print{header,.skip,.pages,.forms{display:none}body,main{background:none}}
        """
}
