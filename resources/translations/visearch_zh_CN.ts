<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AcceptBar</name>
    <message>
        <source>Accept {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the photos of {} as duplicates?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the photos of {} as variants?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is moved or deleted, and one Undo (Z) takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are kept as the keep rules say, {} become their duplicates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} are remembered as variants of each other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdaptCard</name>
    <message>
        <source>Adapted for another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain in order, 99 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the best result is the right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is taken into use only when all of it is above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was learned for another model and is not used. Adapt the catalog again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean average precision at 10: 1 when all that belongs together comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the first ten, plain → adapted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products held out to judge by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right in first place, plain → adapted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last try was not taken into use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their photos were not learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog is adapted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog is not adapted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What looks alike is ordered by the model alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} since then: adapt again to learn from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdaptPage</name>
    <message>
        <source>Adapt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapt to this catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It helps, and is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It orders what looks alike from the next search on. Undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning from the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: it does not surely help here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; nothing is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles (their colours are one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this adaptation back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back. The adaptation before it holds again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back. The catalog is not adapted now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program learns from your own products what tells them apart, tries it on products it kept aside, and uses it only if they are found better. Your photos and tables are never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are not enough verdicts yet to move it. Answer pairs on the Audit page: after {} verdicts, of both kinds, it follows them, category by category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to tell apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where photos are called the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your verdicts move this line, category by category, and count in the next search. A category with fewer than {} verdicts follows all of them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeTable</name>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of these products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is equal as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Comparing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit was stopped. What was compared is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchHead</name>
    <message>
        <source>All items with proposals and decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the kept items into a folder of the catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List only what an earlier batch did not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: copy the kept items into the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New items as ZIP…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New since…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other batch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and a sheet of the items you keep, ready for the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other batch yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>A delivery is being checked. Drop this again when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking was stopped. What was compared is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “{}”…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CatalogMenu</name>
    <message>
        <source>Catalogs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogs: open another, make a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another catalog, or make a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample catalogue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CatalogPage</name>
    <message>
        <source>Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing runs. Drop this again when it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing was stopped. What was done is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its photos will not be found any more. The files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “{}” out of this catalog?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} could not be read; the others are fine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Take away: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Enter or Delete: take away all marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: change · Delete: take away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareRound</name>
    <message>
        <source>Back to the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next one (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one before (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareTools</name>
    <message>
        <source>1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both photos on each other; drag the edge, or move it with ← and →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both photos side by side, the product at one scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline what both photos show, and join matched points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show both photos whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the finer photo pixel by pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the photos differ once they lie on each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blink</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two photos compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel to zoom, drag to move, double click to fit, hold Space to blink</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos and catalog are safe. You can carry on; if it happens again, copy this report and send it to the people who look after the program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutModel</name>
    <message>
        <source>All categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All other categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same from score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutTable</name>
    <message>
        <source>From which duplicate score photos are called the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionNotices</name>
    <message>
        <source>Show the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The settings cannot be saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Copy the SKU (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest in the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the photo (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of this item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same photo on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with this result (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photo in its folder (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar products (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product table says nothing of this SKU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate score {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similarity {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}
in this delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}
named by the delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos of this SKU match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} · small copy; the file cannot be read now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiskCard</name>
    <message>
        <source>A photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the logs, remove old search indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made again when it is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved batches of all catalogs take {} besides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a catalog takes is shown here once it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: {} for {}, {} a photo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropQuestion</name>
    <message>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch compares a supplier’s delivery with the catalog, which is only read. Photos added to the catalog are searched in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch compares a supplier’s delivery with the catalog, which is only read. To add its photos to the catalog, unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check as a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is “{}”{}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Choose photo files (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop supplier photos here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index photos first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a part of the screen (Ctrl+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the picture on the clipboard (Ctrl+V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching needs your product photos. Choose their folder on the Catalog page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or paste with Ctrl+V, or describe the product in words above.
Several photos are searched as views of one product.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyTab</name>
    <message>
        <source>Choose “Decided” to look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here is decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is decided here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to decide. Export the new items next.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyTier</name>
    <message>
        <source>Choose “Decided” to look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here is decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is decided here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to review. Write the report next.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facing</name>
    <message>
        <source>Also delivered · {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo of {} is among the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the catalog looks like this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>Add filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this filter (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only products that the table has in stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog has no product table. Import one on the Catalog page to filter by its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number or a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An XLSX or CSV file with SKUs, titles, prices and other columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a photo&apos;s SKU is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Drop a folder on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in new, changed and deleted photos by itself while this window is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderWatch</name>
    <message>
        <source>Looking at the folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something has changed; it is taken in when it is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after an error; it goes on when the catalog is opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in while watching: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking in what has changed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching 1 folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching {} folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} · last change {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, looked at every {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundHead</name>
    <message>
        <source>Compare again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import verdicts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More: keep rules, import verdicts, quarantine, restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarantine duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from quarantine…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GrabOverlay</name>
    <message>
        <source>Drag over what you are looking for · Enter and arrow keys: a box · Esc: back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a part of the screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Grounds</name>
    <message>
        <source>Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L asks which SKU it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L links to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delivery says nothing of this item but its photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product table says nothing of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the delivery and the product table say (D)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>1 product was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with the catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import 1 product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {} products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep products that are not in this table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} products were imported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexPanel</name>
    <message>
        <source>Add a photo folder, then index it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is indexed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; what is done is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the index after photos were added, changed or moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} not indexed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} with problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstallPanel</name>
    <message>
        <source>A ResNet50 as an ONNX file, for example from a USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About 100 MB, checked against its known checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the official ResNet50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install this model?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installation progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX files ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what the file was taken for. A wrong guess makes every similarity wrong: compare with what its source says, above all where a note speaks of something assumed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>A search takes up to {} photos of one product; the first {} of {} are searched with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check as a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipboard picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a picture first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they show different products, check them as a batch: each is looked for by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the browser, right-click the picture, choose “Copy image”, and press Ctrl+V here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the address of the picture has come, and ViSearch Desktop works offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture from the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture in what you pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo is searched with already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is not a photo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemCards</name>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemTable</name>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepRules</name>
    <message>
        <source>Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rule…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule: the first photo of each group is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos in which folder are kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decides {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: take out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>It is in the list of searches (Ctrl+H).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved search “{}” is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search is saved as “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This search was kept by a later version of the program, and is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutForm</name>
    <message>
        <source>Between cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names in row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row with the names of the columns, as the spreadsheet program counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar  |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comma  ,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semicolon  ;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerNotices</name>
    <message>
        <source>1 verdict was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} verdicts were imported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>+ verdict: this pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1–8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1–9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the verdict that was taken back again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a photo  N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its photos belong to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to…  T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the decision that was taken back again (or Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placeholder  N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo  Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift ← →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last decision back, as often as you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last verdict back, as often as you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is a photo after all; that stays known for this catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture only stands for a missing photo; that stays known for this catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the SKU that the item belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo  Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table or cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>← →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU of the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU to link to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKUs of the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog has no SKU “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which SKU does “{}” belong to?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No catalog open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} not indexed yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>(none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column with: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other columns are kept, and can be filtered by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with the same “{}” are variants of one product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an export of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the columns mean</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberStrip</name>
    <message>
        <source>Photos of this group</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameBox</name>
    <message>
        <source>A search of this name is there already; it is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, words, filters and marks are saved together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this search (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewForm</name>
    <message>
        <source>A CSV file with a column of SKUs; titles, prices and categories are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About sixty photos that come with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the open catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo folder to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do without the product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How are SKUs named?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index the folder of your product photos once. Then drop any supplier photo on this window and see which SKU it is. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product table (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with the sample catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are your product photos?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model compares photos?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photos are only read. The index is kept in your own data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop folders on this window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>Column of the product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greatest similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How similar photos must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity is 1 for the same picture. A smaller upper bound hides exact copies; a larger lower bound shows less, and surer. Every pair is verified anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog has no product table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>1 photo stayed where it is: {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo was left out: {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this folder on the Catalog page to have them found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back in their folders: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {} into a folder of the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying the kept items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying was stopped. What was copied stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited reports ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook with thumbnails (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import verdicts from an edited report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index them now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep some items first (K).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving photos back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving was stopped. What was moved is on the list in the quarantine folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New items as a ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing the new items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new items were written to {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was written to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it among the shop’s photos, and import its sheet on the Catalog page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page with thumbnails (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP of photos and a sheet (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new items {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} stayed where they are, such as {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} were left out, such as {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Adapt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a photo folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill empty cells, find wrong categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn what tells the products of this catalog apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, one of each SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem photos ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar products for all SKUs, new arrivals by novelty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables ({})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackChoice</name>
    <message>
        <source>Looking for the models on this computer…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairPane</name>
    <message>
        <source>Keep · {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} · small copy; the file cannot be read now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartCanvas</name>
    <message>
        <source>Box on the photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartEditor</name>
    <message>
        <source>Back to the compared photos (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a box around what you are looking for; the results follow when you let go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: a box in the middle · arrows: move · Shift+arrows: size · Esc: no box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a part of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the box away and search with the whole photo (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastBox</name>
    <message>
        <source>Enter: search again · F2: rename · Delete: remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been searched yet. What you search is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search again	Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos of this catalog, one of each SKU</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Counts {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this	N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos searched with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a part of it…	Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the product without its background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out	Del</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoTools</name>
    <message>
        <source>Drag a box on the photo: only that part is searched (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much this photo counts beside the others (+ and −)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push down what looks like this photo (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with the product alone, without its background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with the whole photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} photos of one product</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo of the product</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceholderCalls</name>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the delivery again to see what that changes; no photo is compared twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is remembered as a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is remembered as a placeholder: it proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Copy list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the photos again, after they were mended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try these again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Problem photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalTabs</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could not be used, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ({})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueryBar</name>
    <message>
        <source>Add a photo of the same product (Ctrl+Shift+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here: another photo of this product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From files…	Ctrl+Shift+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the clipboard	Ctrl+Shift+V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the screen…	Ctrl+Shift+G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New search (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranked by what you marked: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this search under a name (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a part of the screen (Ctrl+G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by photo, by words, or by both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched before, and saved searches (Ctrl+H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only products with a certain value in a column (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and filters alone are searched; a photo can be dropped here as well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the batch “{}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its list of {} goes for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch “{}” was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The supplier’s files and the catalog stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the decision about 1 of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the decisions about {} of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Compare large	C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the {} selected	C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy SKU	Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy SKUs	Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less like this	−</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less like this (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like this	+</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like this (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the photo	Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search with this result	S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder	Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar products	R</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>1 SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what is asked, or drop another photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match with these filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match with “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product meets the words and filters together. Take one away, or all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing among the photos indexed so far; {}. Continue on the Catalog page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this catalog looks like this photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was searched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} not indexed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, best match of the words first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, by shape and colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, most similar first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, ranked by your marks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewLayout</name>
    <message>
        <source> {} of it are missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what was not in “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the items as a table (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the items as cards (V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which items are listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPane</name>
    <message>
        <source>Accept all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all {} as duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all {} as variants…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted all: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts are decided one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep another photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How are SKUs named?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulePicker</name>
    <message>
        <source>A regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the product table says, else the file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder to see your own file names here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide for me: the folder, else the file name up to “_”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is looked for in the path below the photo folder; (?P&lt;sku&gt;…) surrounds what is the SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo → SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression with a group named sku</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator in file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder a photo lies in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product table comes first where it names a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the product table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; what is done is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedList</name>
    <message>
        <source>Checked before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this batch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped; it can go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Go to Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: the graphics card when it works, else the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device that computes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use now: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be chosen when a new catalog is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New catalogs are kept here. They can be made again from the photos at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in use is shown here once a catalog is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} cannot be opened: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} were freed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” is installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShareBars</name>
    <message>
        <source>Why it is here: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>Correct how the spreadsheet was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} says what the items are: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} was not used, and names made the items: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>1 SKU written to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet with a row for each SKU: the products that look most like it, each of another style, different in style and colour among themselves. The column “Related SKUs” can be imported into a shop as it is. For one product, press R on the Search page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column with SKUs or with photos: one of them makes the items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of new arrivals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For each SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the spreadsheet is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own sizes and colours too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New arrivals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that were compared are not compared again, and decisions hold for items that stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products for each SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar and new products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar products for all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet of the delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos of a folder, the most unlike this catalog first: 1.00 is less like the catalog than any of its own products is like the others. The nearest SKU is named. The photos are only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sold out too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} SKUs written to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} could not be read; the report says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} ranked in {}, the most unlike the catalog first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePage</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SimilarView</name>
    <message>
        <source>Back to the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the results (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected SKUs, or all (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes on from a product · Ctrl+C copies SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own sizes and colours too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in its own sizes and colours, or what is sold out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for similar products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog has no other product to show beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sold out too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>, then </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pair was judged distinct before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A delivery is compared with the photos of a catalog. Open a catalog first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet in the delivery says which photos are an item; without one, their names do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An audit compares the photos of a catalog with each other. Open a catalog first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide for me: its folder, else the file name up to “_”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a supplier’s delivery here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every photo is an item of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No duplicates found among {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: a photo need only be readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed for each group; you choose another one with a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog is being opened…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name up to “-”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name up to “_”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first photo of each group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder a photo lies in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog holds no indexed photos to compare with. Index your photos first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog holds too few photos to compare. Index your photos first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What makes an item, without a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which listings are duplicates of each other? Every photo is compared with the photos most like it, and each pair is verified before it is named. You review the groups and decide; photos are only read, and every verdict can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of a supplier’s products are new? Every item of the delivery is compared with the catalog by its photos, SKU, EAN and title. You decide what to keep; the catalog is only read, and every decision can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which photo is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder, a ZIP, a spreadsheet with its photos, or photos; several at once, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared with {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} not indexed yet are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} not indexed yet. Index them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pairs were judged distinct before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} shared by size runs are as they should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to compare</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SuggestPage</name>
    <message>
        <source>A accepts · D dismisses · Z takes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept what is selected (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All suggestions as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column. What it says of the products in this catalog teaches the program how they look; then it fills empty cells and names listings that look like something else. Your table is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss what is selected (D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import one on the Catalog page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning how products look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to suggest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU and the new value, ready to be imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save accepted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last answer (Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog has no product table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {} % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} dismissed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} empty cells left open: not sure enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} to answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TierTabs</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which groups are listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueDialog</name>
    <message>
        <source>Add the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the table; upper and lower case are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of which products are kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WholeTab</name>
    <message>
        <source> of “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide about {} at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide all {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is linked to the SKU proposed for it; items without one stay undecided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {}{}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link {} to the SKUs proposed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link {}{}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip {}{}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They will be among the new items you export for the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They will be left out of what you export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is decided already stays as it is. The catalog is not changed, and one Undo (Z) takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_FolderRow</name>
    <message>
        <source>Take {} out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_RecentButton</name>
    <message>
        <source>Search again: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Choose where this folder is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where {} is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this folder out of the catalog; its files stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {} out of the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is {} now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Bright: differs · grey: the same · striped: only in one photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not aligned, only fitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe at {} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out the difference…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} KB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source> There are {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {0} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> at its sign {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo resembles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell in it is longer than {0} letters, or a quotation mark is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A form is judged on at least {0} different photos; this catalog has {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A link needs the SKU that the item belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A photo is marked both “more like this” and “less like this”: it counts as neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark in it is never closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark stands in the middle of a cell that is in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved search needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A search takes {0} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet of Excel holds {0} rows at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet of {0} uses cells far away from the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapt it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more photos of each product, import a product table, or adapt by a column such as category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add photos, or name another catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All products say the same in “{0}”, so there is nothing to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amazon main image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another copy of ViSearch is using the quarantine folder {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another path in the table means the photo of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to this catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another side of a known product would look new as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window of ViSearch is at work on this batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window of ViSearch is writing what is a placeholder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archives of this kind are not read: unpack it and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avoid a repetition inside a repetition, such as (a+)+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA cannot be used: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA could not be started: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA failed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check how it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column in which many products share a value, such as category.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder, a ZIP or a spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name without / \ : * ? &quot; &lt; &gt; |.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an SKU of the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an XLSX, CSV or TSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an empty folder elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an empty folder for the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an empty folder for the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an empty folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an empty one for unpacking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, such as utf-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the device “auto” or “cpu”, or install the CUDA libraries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the supplier&apos;s folder, ZIP or spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it if it is open in another program, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it if it is open in another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours other than sRGB with 8 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it again: it goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the delivery again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the rows below and the columns to the right of the table, and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download or copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a larger one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it around what you are looking for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw one, or search with the whole photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop it together with the folder or ZIP of its photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it in {0} or {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every bracket needs its partner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every photo is marked “not this”. Add one that shows what you are looking for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything found is marked “less like this”. Mark one that comes closer, or search with another photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it with a dynamic batch axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report again and leave its columns “Verdict” and “Pair” (which is hidden) in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest pixels of the longest side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest shades of a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example name:_</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example regex:(?P&lt;sku&gt;\w+)_</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space there; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space there; what was compared is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space; nothing that was saved is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the new one another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the report a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the report another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half precision is faster on graphics cards only, and here the model runs on {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-precision form, made on this computer: faster on graphics cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>INT8 form, made on this computer: faster on processors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust it, unpack it yourself and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a product table that has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a product table with more columns first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import one: suggestions are learned from its values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index a photo folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index a photo folder into it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index it again: embeddings of two models must not be mixed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index it once more first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index photos with SKUs first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index the catalog again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index the folders first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index the folders, then audit again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed by you. Nobody has measured it on shop photos here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed models: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be copied: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be looked at: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be told which pair it is about: its hidden cell “Pair” was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It contradicts row {0} about the same two photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not say which pair it is about: its hidden cell “Pair” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more cells than the header: “{0}” is left out. Is a cell missing its quotes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no SKU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds links to other folders, whose changes are not told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link or a device within the ZIP, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link or a folder now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a link to another file, not a photo of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is empty now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the list twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not in the encoding of the other rows; it was read as {0}. Look at its letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is packed in a way that is not read here: unpack the ZIP yourself and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last photo of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same file as the photo to keep, under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the same photo, edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the very photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks alike ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be the last photo of {0} by now: {1} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows the same photo as “{0}” of this delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows the same product in another colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its columns are {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its title is none of the catalog&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC and AVIF can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep some of them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest round sticker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least JPEG quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least evenness of the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least real detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least space the product fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least white of the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave --form out, or write --form int8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out others for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out because an earlier delivery had them: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the problem photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most blur of the edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most of a side that the product touches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most pixels of the longest side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most text or watermark beside the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most text or watermark on the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most times as long as it is wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most visible JPEG blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the file away to start anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name an ONNX file, or an official model: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one character, such as a semicolon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the SKU column “sku”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the row that holds the names of the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo and no word was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo came with this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo in this catalog shows the SKU “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo of it is in the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo of the catalog shows it; the nearest is {0} ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos were found with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product has anything in a column “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product with photos has a value in “{0}”, so there is nothing to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No suggestion for this column is accepted, so there is nothing to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two values of “{0}” are shared by several products, so there is nothing to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value of this column can be told by how its products look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the photos can be read any more: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the photos to calibrate with could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all photos have been compared yet: run the audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be unpacked into {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was given to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {0} with very many listings, {1} are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {0} photos could be read to judge by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the spreadsheet program and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other formats than {0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos cannot be unpacked into {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing as in Keras&apos; ResNet50 (BGR, mean subtracted) is assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing as in torchvision and the ONNX model zoo is assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what is the SKU into (?P&lt;sku&gt;…), as in (?P&lt;sku&gt;.+)_</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove or rename the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the photo, or mark it “not this”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {0} of {1} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the audit again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with at most {0} megapixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the photo smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the rules under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save them as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the delivery into several ZIPs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheets of this kind are not read: save it as XLSX or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such a column is called qty, stock, is_in_stock, availability or 库存.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EAN is that of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JPEG was saved with quality {0} of 100; {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ONNX model {0} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ZIP cannot be read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address {0} is not encrypted (https); it is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The audit has {0} pairs, and a sheet of Excel holds {1} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background is even along {0} of the rim; {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background is white in {0} (its colour is RGB {1}); {2} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch has {0} items, and a sheet of Excel holds {1} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch in {0} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch “{0}” was not compared to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box does not lie on the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box is too small: it must be {0} pixels wide and high at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog does not hold this photo any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog has no photos to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog has no product table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog holds no photo to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog in {0} cannot be opened for writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog in {0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog in {0} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog in {0} is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog in {0} was removed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog was indexed with another model meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The classic network for everyday objects; large and slow without a graphics card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colours are {0}; sRGB with 8 bits is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column “{0}” has too few values with photos to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy came out different: the disk may be failing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: the photos of the ZIP do not fit into {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {0} was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of {0} has {1} MB free; {2} MB are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds the catalog in {0} fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download cannot be written to {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of {0} stopped at {1} of {2} bytes: {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive of {0} is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be looked at: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be moved: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has {0} MB; at most {1} MB are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a classifier; it is cut at its last pooling layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged within the ZIP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than {0} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is {0}; {1} or {2} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name is not valid text: rename it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the model “{0}” is damaged or was exchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is larger than 1 GB: that is no model for this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is not an ONNX model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} belongs to the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} cannot be used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} holds other files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} holds photos of the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is empty now; its photos stay until you remove it from the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is not there now; its photos stay in the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is not there; {1} is settled when it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} is part of this catalog already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} of the batch cannot be used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {0} went away; the next run goes on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manifest of {0} cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot be written to {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model card {0} has an unusable “{1}”{2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model card {0} has no section [{1}].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model card {0} is not readable: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model card {0} says nothing about “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not take colour photos: none of its axes has three channels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not take photos as a float tensor with four axes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model finds nothing to tell this photo by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has no pooling layer at its end, so it gives no embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has {0} inputs; one that takes photos is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model pack “{0}” has no {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model says nothing of this photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model takes photos of {0} x {1} pixels; squares of 32 to {2} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model uses the operator “{0}.{1}”, which is unknown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was closed while photos were being embedded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} answers what is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} cannot be opened: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} cannot be run on two photos at once: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} gives no embedding: its answer has the shape {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} needs the file {1}, which is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {0} wants to read a file outside its folder; it is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” answers {1} numbers, not {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot be quantised: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” cannot be run: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” computes in INT8 already: there is no faster form to make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” has no convolutions: there is nothing to make faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” is installed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{0}” uses “{1}”, which half precision is not made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the file or folder is that of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of this folder is not valid text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “{0}” does not say what kind of report to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo cannot be read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo has {0}: one side is more than {1} times the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo has {0}; at most {1} on the longest side are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo has {0}; {1} on the longest side are wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is blurred: its edges are soft over {0} pixels; at most {1} are wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is cut off: a part of the file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is damaged and cannot be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is saved in shades of grey; colour is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is that of {0} ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is the very photo of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is too large: more than {0} megapixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is too large: {0} x {1} pixels ({2} megapixels).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo is transparent in places; a solid background is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo looks enlarged: all its detail fits into {0} of its width; {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo shows the blocks of a coarse saving: steps between them are {0} times those within; at most {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo shows {0} in another colour ({1} matched points).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo to keep, {0}, cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo to keep, {0}, is not in the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo to keep, {0}, is to be moved itself, under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo to keep, {0}, is to be moved itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo to keep, {0}, {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo was changed since it was judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo was changed since the delivery was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo was changed while it was being moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo was never read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photos that were marked are not in the catalog any more: the marks are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture rules cannot be saved: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture rules {0} are not UTF-8 text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture rules {0} cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture rules “{0}” are not valid TOML: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture rules “{0}” have no table [rules].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product could not be told from its background, so the whole photo was searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product fills {0} of the picture; {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product is cut off at the {0}: it takes {1} of a side; at most {2} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product table has no column that tells the stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product table has no column “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product table {0} has no column named “sku”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quarantine folder {0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression has no group named “sku”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression is longer than {0} signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression is not understood{0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression repeats something too often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The regular expression takes too long on long names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule “name:” needs a separator after the colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule “regex:” needs an expression after the colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule “{0}” in the picture rules “{1}” is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index cannot be written: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index did not come out right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index is missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index needs {0} MB more space on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index was made by another version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet names the same SKU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet names {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet says SKU {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not tell of changes here, so it is looked at now and then instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title is that of {0}, {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title is that of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The titles agree by {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight of a photo must be a number above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of {0} are larger than 1 GB: that is no model for this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook {0} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workbook {0} is too large when it is unpacked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no items to pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no photos in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no picture rules called “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many batches of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {0}, or a TOML file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a catalog in {0} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file of this name again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a model called “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a round sticker on the photo: it takes {0} of it; at most {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a saved search “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no batch in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no box on this photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no catalog in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {0}, or it cannot be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no free name for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model called “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model card in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no official model called “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no photo to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no search to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no spreadsheet {0} in the delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to open this photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is text or a watermark beside the product: its lines take {0} of the width; at most {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is text, a print or a watermark on the product: its lines take {0} of the width; at most {1} is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This batch was saved by a newer version of ViSearch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog has no product table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog holds no photos that show an SKU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog holds no photos to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog was indexed with another version of the model “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog was made by a newer version of ViSearch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog was made by an older version of ViSearch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This catalog was opened for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer lets no more folders be watched, so it is looked at now and then instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a photo, a spreadsheet, a ZIP nor a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a photo in a format that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a placeholder or a drawing: most of it has {0} shades, and photos have at least {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a placeholder: {0} products that have nothing in common show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture was never compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This search is not kept any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried on {0} listings that have a value: {1} answered, {2} of those as they are filed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or install the model from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again: it goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it with its password and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use auto, folder, name, name:SEPARATOR, regex:EXPRESSION or table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ViSearch is at work on this catalog already: it is being indexed, audited or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has finished, or close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has finished; you can search meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was downloaded as {0} is not the expected file; it was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was measured cannot be kept in {0}: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you want more of and what you want less of look nearly the same, so the marks say little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which photo to keep was left out: that is for rows with the verdict duplicate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write + instead of a large number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write COLUMN=VALUE, such as color=Black, or price&gt;=20, price&lt;=50, name~cotton, in_stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number such as 19.90, or a date such as 2024-05-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a rule as pixels = {{limit = 800}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a simpler one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as .csv or .json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as .csv or .json, or narrow the audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as .csv or .json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as .xlsx or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {0} = {{limit = 1, on = true}} with a limit of 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said that this picture is a placeholder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIPs are opened {0} deep: unpack the outer one yourself and open the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a profile without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alike all over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unreadable profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are exact copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bottom half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>claimed by SKUs that are no size run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours of the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filed under {0}, looks like {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a colour that the sheet does not say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {0}, which the catalog has not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an exact copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a number above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a whole number from {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be one of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be three numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less like what you marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks like a photo marked “not this”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks like {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks {0} alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower left quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower right quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more like what you marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no NVIDIA graphics driver was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the table not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other values in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows {0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see the source of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similarity {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the CUDA libraries were not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the memory of the graphics card did not suffice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this build of ONNX Runtime has no CUDA support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper left quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper right quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upside down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was changed since it was judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and grouped by name instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} bits a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be a file name and was changed for it, such as “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be looked at: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be settled: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} claim one photo, {1}: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be compared: neither the file nor its thumbnail is there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has more than one column “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has more than {1} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no SKUs and names no photo of the delivery, so it was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no column “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no sheet with a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no sheet “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no {1} {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds more than {1} files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds too many files, or is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is an empty file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged or was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is neither a workbook nor a text file, or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is neither in its folder nor in quarantine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no quarantine folder: it has no {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no report that can be edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a ViSearch catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a ZIP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a valid table: it contains a NUL, which is no letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not an XLSX workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not one of this version of ViSearch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not text in the encoding {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not there, or cannot be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is there as {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is {1}, which is not read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left out: empty, but another SKU with the same photos has a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} listings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} matched points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} more problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} more problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} photos are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} photos resemble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} says what the photos are; not used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} shown by very many products left out: a placeholder, it seems.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} so many others that only the nearest are shown: placeholders?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} still being copied; the next run goes on with that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} unpacks to far more than a ZIP of photos does, so reading it was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} with damaged vectors left out; index them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} with two photos or more: {1} are needed to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} x {1} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} no photo, and no file is named after the SKU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} not named in {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} of another photo of the same item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, but the sheet names {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, but the title is that of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} came more than once and got a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} cannot be found in the delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} found although capital letters differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} found under another ending, such as .png for .jpg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} have the same SKU but different titles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} would lead outside the ZIP; what they hold was kept inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: “{1}” may be one of several photos ({2}). Name the folder too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot separate cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” does not say which photo to keep: write A or B.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” has no letter or digit to look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” in the column “{1}” was shortened by a spreadsheet program: format the column as text there, and export the table again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” in the picture rules “{1}” is not a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no encoding of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no number and no date, so “{1}” cannot be compared with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a condition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a verdict: write duplicate, variant, same_set or distinct, or “-” to take it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not an SKU rule.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source> and {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+{} SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 SKU stands in several rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 SKU without a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 matched point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 new product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pair known to be distinct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo is called a little differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo is claimed by SKUs that are no size run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo is shared by a size run, as expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo of the table is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo without a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 product changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 product leaves the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row is left out:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply 1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply {} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a group to see which of its photos would be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the selected results one after the other (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided pair by pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different things. They are never put together again, whatever the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates are moved, never deleted. A list in the folder says where each photo came from and which one was kept, so that everything can be put back with one click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty now, looked at every {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: search a part · + and −: count more or less · N: not this · Delete: take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every item of the delivery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every photo goes back to where it was. A photo whose place is taken by another file stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds one product listed twice. A photo shared by the sizes of one product is expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the same photo uploaded twice to one listing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds what two suppliers, brands or shops both sell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the proposal is, from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the group you were looking at, all photos are kept: they are variants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the group you were looking at, {} of {} would be kept ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {} no rule tells the photos apart; the first photo is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes into the catalog: it is among the new items you export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its photos belong to an SKU the catalog has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge photos as duplicates (D) first. Each group keeps the photo marked “Keep”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning from the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs and leftovers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for photos alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for photos judged as duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for quarantine folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks alike, but nothing shows that it is the same photo. Compare before you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the photos searchable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the catalog shows this product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed before you apply it, and one Undo (Z) takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is in quarantine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 100 pairs of photos with this duplicate score, about {} show the same photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 100 pairs of photos with this duplicate score, hardly any show the same photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 100 pairs of photos with this duplicate score, nearly all show the same photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of products with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline, looked at every {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Wayland no program may look at the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only pairs with a similarity from {} to {} count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos are {} files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of different SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of different SKUs were compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of one SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of one SKU were compared with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of products that differ in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos of products that differ in “{}” were compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that belong together, such as views of one set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos that stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possibly the same photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probably a different photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probably the same photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probably the same product in another colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probably the same product in another colour. Suggestions only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put products of the photo’s colour first (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarantine duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarantine folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from quarantine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {}, {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules, the most important first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKU, title, brand, category…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same shape, this colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV and drop that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searched before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seems to be the same product in another colour: the shapes match, the colours do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown by most SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a screenshot with the system’s own tool (the Print key), copy it, and press Ctrl+V here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog has this product in another colour or view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog has this very product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delivery holds this item more than once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rule that tells the photos of a group apart decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other photos are duplicates of the one that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo says one SKU, and an SKU, EAN or title another. Look at these first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures do not meet the rules you chose, or cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same photo on products that differ in brand, price or category. Look at these first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same photo, edited: saved again, resized, cropped or mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same product in other colours, sizes or views.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen could not be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The very same photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The very same photo: the same file, or the same pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to put aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were judged as duplicates of a photo that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system gives no picture of the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpack it first, or pack it as a ZIP, then drop that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very likely the same photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes in the catalog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would change, and what does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are duplicates put?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which photo is kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of SKU, title and all columns of the product table; alone, or together with photos (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to search for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also on {} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>among {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {} from {} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour difference {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate score {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filed under {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filled by the next photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finds the nearest photos at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history and saved ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looked at every {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked: less like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked: more like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names in row {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names, fingerprints and SKUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there any more: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs compared, verdicts, suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sheet “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similarity {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell edited copies and crops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the left photo shows {} % of the right one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the right photo shows {} % of the left one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system tells of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what lists show, also while a drive is away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the model made of each photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the index of its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0%} of edited copies found first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0%} of other views found first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{:.0f} photos per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} SKUs stand in several rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} SKUs without a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} can be put aside ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} can be searched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} folders are offline; looked at every {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} hours ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} in “{}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} less like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} matched points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} minutes ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} more like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} new products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} numbers a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} photos agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} of {} that look alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} pairs known to be distinct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos are called a little differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos are claimed by SKUs that are no size run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos are shared by size runs, as expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos of the table are not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos without a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} photos/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} products change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} products leave the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} rows are left out:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} rows with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} shared by size runs, as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} stay where they are:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, not all compared yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, which differ in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: rows {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}; no changes in the folders.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
