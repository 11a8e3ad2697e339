/* bw-table-private.h: what the parts of the table share
 *
 * `bw-table` is the widget and its rows, `-setup` its columns and chips, `-sorting`
 * when rows are put in order and by what, `-actions` its menu, copying and saving.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-printable.h"
#include "bw-table.h"

G_BEGIN_DECLS

struct _BwTable
{
  GtkWidget parent_instance;

  /* of the template */
  GtkWidget            *box;
  GtkLabel             *title;
  GtkBox               *chip_box;
  GtkLabel             *as_of;
  GtkSearchEntry       *search;
  GtkMenuButton        *menu;
  GtkScrolledWindow    *scroller;
  GtkBox               *sheet;        /* captions above rows */
  GtkColumnView        *captions;
  GtkListView          *view;
  GtkLabel             *empty;

  BwDesk               *desk;         /* (owned) (nullable): for paper */
  const BwTableColumn  *columns;      /* (unowned) */
  guint                 n_columns;
  BwTableGrid          *grid;         /* (owned) (nullable) */
  BwTablePrepareFunc    prepare;
  BwTableSearchFunc     search_func;
  gpointer              user_data;    /* (unowned) */
  const BwTableChip    *chips;        /* (unowned) */
  guint                 n_chips;
  GPtrArray            *chip_buttons; /* (unowned elements) */
  GPtrArray            *chip_counts;  /* (unowned elements): GtkLabel */
  guint                 chip;

  BwTableModel         *model;        /* (owned) */
  BwTableRows          *rows;         /* (owned) (nullable): those in use */
  GListModel           *items;        /* (owned) (nullable): whose items are the rows */
  GPtrArray            *held;         /* (owned) (nullable): those items */
  guint                 revision;     /* of the rows */
  char                 *needle;       /* (owned) (nullable) */
  char                 *empty_text;   /* (owned) (nullable) */

  guint                 sort;         /* G_MAXUINT: order of the rows */
  guint                 first_sort;   /* of the chip that lists all */
  gboolean              is_descending;
  gboolean              is_sorting;   /* the captions are being told, it does not tell us */
  guint                 probed;       /* whom the sorter of the captions asked first */
  gboolean              is_pointed;
  gint64                sorted;       /* monotonic */
  guint                 sort_source;
  guint                 read_source;  /* rows are being read in steps */
  gboolean              sorts_read;   /* and are put in order then, wherever the pointer is */
};

/* -sorting */
void bw_table_init_sorting   (BwTable        *self);
void bw_table_set_order      (BwTable        *self,
                              guint           column,
                              gboolean        is_descending);

/* Now: somebody has asked for it. */
void bw_table_sort_now       (BwTable        *self);

/* Now, soon, or when the pointer has gone. */
void bw_table_sort_later     (BwTable        *self);

/* All that its rows say is asked for anew, in steps. FALSE: there are so few that no
 * steps are needed, and nothing is done. */
gboolean bw_table_read_anew  (BwTable        *self);

/* -export */
void bw_table_draft          (BwPrintable    *printable,
                              GTask          *task);

/* -actions */
void bw_table_add_actions    (GtkWidgetClass *klass);
void bw_table_make_menu      (BwTable        *self);

/* bw-table */
void bw_table_choose_chip    (BwTable        *self,
                              guint           chip);
void bw_table_notify_order   (BwTable        *self,
                              gboolean        is_column,
                              gboolean        is_direction);
void bw_table_tell_listed    (BwTable        *self);
void bw_table_update_words   (BwTable        *self);

G_END_DECLS
