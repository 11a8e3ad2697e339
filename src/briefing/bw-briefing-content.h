/* bw-briefing-content.h: what the sheet says, before anybody lays it out
 *
 * Words and the numbers of figures: no fonts, no places on a page. Whoever drafts it has decided every
 * word and number; whoever lays it out changes none of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-map.h"
#include "bw-pace.h"

G_BEGIN_DECLS

typedef enum
{
  BW_BRIEFING_ROW_PLAIN,
  BW_BRIEFING_ROW_LATE,  /* grey ground, strong name */
  BW_BRIEFING_ROW_TOTAL, /* strong, between thick lines */
} BwBriefingRowKind;

/**
 * BwBriefingRow:
 * @kind: how it stands out
 * @cells: one text a column
 */
typedef struct
{
  BwBriefingRowKind kind;
  GStrv             cells;
} BwBriefingRow;

/**
 * BwBriefingTable:
 * @caption: above it
 * @continued: above what is left of it on a further page
 * @columns: their heads; the first column is of names, the others of figures, but
 *   those of @words
 * @words: a bit for each column that holds words: they stand at the left and go on in
 *   further lines where there is no room
 * @rows: (element-type BwBriefingRow)
 * @notes: below it, a paragraph each
 */
typedef struct
{
  char      *caption;
  char      *continued;
  GStrv      columns;
  guint64    words;
  GPtrArray *rows;
  GPtrArray *notes;
} BwBriefingTable;

/**
 * BwBriefingFigure:
 * @caption: above it
 * @round: the round: plan and deadline
 * @history: the running total
 * @pace: the projection
 * @now: the cut-off
 * @zone: of its axis
 */
typedef struct
{
  char      *caption;
  BwRound   *round;
  BwSeries  *history;
  BwPace     pace;
  gint64     now;
  GTimeZone *zone;
} BwBriefingFigure;

/**
 * BwBriefingBlock:
 * @head: (nullable): of the first level, runs into the text
 * @text: (nullable): a paragraph
 * @table: (nullable): a table, after the paragraph
 * @map: (nullable): a map, after the table
 * @figure: (nullable): a burn-up, after the map
 */
typedef struct
{
  char             *head;
  char             *text;
  BwBriefingTable  *table;
  BwBriefingMap    *map;
  BwBriefingFigure *figure;
} BwBriefingBlock;

/**
 * BwBriefingContent:
 * @language: "zh_CN" or "en"
 * @scope: (nullable): code of the area that it may be issued of; no word of the sheet
 * @masthead: name of the sheet
 * @number: (nullable): of the issue, as printed
 * @issuer: who issues it
 * @date: when
 * @title: of this issue
 * @cut_off: below the title
 * @mark: (nullable): across each page: a drill
 * @imprint: (nullable): lines between rules at the foot of the last page, of two halves
 *   with a tab between them
 * @check: what stands before the digest in the footer
 * @created: the cut-off, RFC 3339: the date of the file
 * @fonts: (nullable): a family for each BwBriefingRole, "": ours; no word of the sheet
 * @headlines: what matters most, a line each, for a terminal
 * @blocks: (element-type BwBriefingBlock): in order
 */
typedef struct
{
  char      *language;
  char      *scope;
  char      *masthead;
  char      *number;
  char      *issuer;
  char      *date;
  char      *title;
  char      *cut_off;
  char      *mark;
  GStrv      imprint;
  char      *check;
  char      *created;
  GStrv      fonts;
  GStrv      headlines;
  GPtrArray *blocks;
} BwBriefingContent;

BwBriefingContent *bw_briefing_content_new        (const char         *language);
void               bw_briefing_content_free       (BwBriefingContent  *self);

/* Both take over the strings. @head may be %NULL. */
BwBriefingBlock   *bw_briefing_content_add        (BwBriefingContent  *self,
                                                   char               *head,
                                                   char               *text);
BwBriefingTable   *bw_briefing_content_add_table  (BwBriefingContent  *self,
                                                   char               *caption,
                                                   char               *continued,
                                                   GStrv               columns);
void               bw_briefing_content_add_row    (BwBriefingTable    *table,
                                                   BwBriefingRowKind   kind,
                                                   GStrv               cells);

/* Takes over @caption; the rest is filled in by the caller, who gives away
 * references. */
BwBriefingFigure  *bw_briefing_content_add_figure (BwBriefingContent  *self,
                                                   char               *caption);

/* Takes over @map, the new last block. */
void               bw_briefing_content_add_map    (BwBriefingContent  *self,
                                                   BwBriefingMap      *map);

/* The number by which a map may be published (审图号), for each map; "": none. */
void               bw_briefing_content_set_approval (BwBriefingContent *self,
                                                     const char        *number);

/* What a worker does before it lays the content out, or keeps it. */
void               bw_briefing_content_settle     (BwBriefingContent  *self);

/* Twelve hexadecimal digits that change when any word does, or anything that is drawn. */
char              *bw_briefing_content_dup_digest (BwBriefingContent  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingContent, bw_briefing_content_free)

G_END_DECLS
