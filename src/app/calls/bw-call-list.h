/* bw-call-list.h: the figures of a place that came by telephone, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-export-button.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* More are nobody's work; the list says that it is cut off. */
#define BW_CALL_LIST_MAX 200

/**
 * BwCallFilter:
 * @BW_CALL_FILTER_STANDING: all but those that were given up for a report
 * @BW_CALL_FILTER_DUE: a person is to hold them against a report
 * @BW_CALL_FILTER_WAITING: no report has come for their time
 * @BW_CALL_FILTER_DECIDED: somebody has decided
 */
typedef enum
{
  BW_CALL_FILTER_STANDING,
  BW_CALL_FILTER_DUE,
  BW_CALL_FILTER_WAITING,
  BW_CALL_FILTER_DECIDED,
} BwCallFilter;
#define BW_N_CALL_FILTERS 4

#define BW_TYPE_CALL_LIST (bw_call_list_get_type ())

/* Signal `changed`: other figures are listed, or more, or fewer. */
G_DECLARE_FINAL_TYPE (BwCallList, bw_call_list, BW, CALL_LIST, AdwBin)

void  bw_call_list_set_desk   (BwCallList    *self,
                               BwDesk        *desk);

/* BW_PLACE_NONE: nothing is listed. */
void  bw_call_list_set_scope  (BwCallList    *self,
                               BwPlace        scope);
void  bw_call_list_set_filter (BwCallList    *self,
                               BwCallFilter   filter);

/* What is listed can be copied and saved by @button, which stands in the same window. */
void  bw_call_list_set_export (BwCallList     *self,
                               BwExportButton *button);

/* So many of the scope are behind @filter. */
guint bw_call_list_count      (BwCallList    *self,
                               BwCallFilter   filter);

G_END_DECLS
