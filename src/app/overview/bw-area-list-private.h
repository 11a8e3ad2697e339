/* bw-area-list-private.h: what the parts of the list of areas share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-area-header.h"
#include "bw-area-list.h"
#include "bw-area-rows.h"
#include "bw-export-button.h"

G_BEGIN_DECLS

struct _BwAreaList
{
  GtkWidget parent_instance;

  GtkWidget         *box;
  GtkLabel          *title;
  GtkLabel          *as_of;
  GtkWidget         *suggest;
  GtkMenuButton     *order_button;
  BwExportButton    *export;
  BwAreaHeader      *header;
  GtkScrolledWindow *scroller;
  GtkListView       *view;
  GtkWidget         *empty;

  BwDesk            *desk;       /* (owned) (nullable) */
  BwPlaceModel      *model;      /* (owned) */
  BwAreaRows        *rows;       /* (owned) */
  BwAreaColumns      columns;
  const BwFacts     *facts;      /* (unowned) (nullable): during an update */
  GtkWidget         *strip;      /* (owned) (nullable): of the site that was pressed */
  char              *strip_site; /* (owned) (nullable): code of the one that the strip is of */
  BwPlace            scope;
  BwAreaOrder        order;
  gboolean           is_pointed;
  gint64             sorted;     /* monotonic */
  guint              sort_source;
};

/* What is copied and saved of it. @is_sites: its rows are points. */
void bw_area_list_offer_export (BwAreaList    *self,
                                gboolean       is_sites);

/* What is known of a point, in a popover beside its row. */
void bw_area_list_show_site    (BwAreaList    *self,
                                BwPlace        site);

/* Costs nothing while it is not open. */
void bw_area_list_update_strip (BwAreaList    *self,
                                const BwFacts *facts);

G_END_DECLS
