/* bw-call-list.c: the figures of a place that came by telephone, as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-list.h"

#include "bw-ahead.h"
#include "bw-call-row.h"
#include "bw-call-window.h"
#include "bw-call-words.h"
#include "bw-format-text.h"
#include "bw-reconcile-dialog.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <string.h>

struct _BwCallList
{
  AdwBin parent_instance;

  BwDesk       *desk;    /* (owned) (nullable) */
  GListStore   *calls;   /* (owned) (element-type BwCall): what is listed */
  BwPlace       scope;
  BwCallFilter  filter;
  guint         counts[BW_N_CALL_FILTERS];

  GtkListBox   *list;
  GtkLabel     *footer;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is copied and saved. */
enum
{
  TIME,
  PLACE,
  FIGURE,
  SAID_BY,
  NOTE,
  STATE,
};

static const char * const titles[] = {
  N_("Time"), N_("Place"), N_("Figure"), N_("Said by"), N_("Note"), N_("State"), NULL,
};

G_DEFINE_FINAL_TYPE (BwCallList, bw_call_list, ADW_TYPE_BIN)

static gboolean
is_behind (BwCall       *call,
           BwPicture    *picture,
           BwCallFilter  filter)
{
  switch (filter)
    {
    case BW_CALL_FILTER_DUE:
      return bw_call_is_due (call, picture);
    case BW_CALL_FILTER_WAITING:
      return call->state == BW_CALL_OPEN && !bw_call_is_due (call, picture);
    case BW_CALL_FILTER_DECIDED:
      return call->state != BW_CALL_OPEN;
    case BW_CALL_FILTER_STANDING:
    default:
      return call->state != BW_CALL_ACCEPTED;
    }
}

static gboolean
is_listed_already (BwCallList *self,
                   GPtrArray  *wanted)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->calls)) != wanted->len)
    return FALSE;

  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (BwCall) call = g_list_model_get_item (G_LIST_MODEL (self->calls), i);

      if (call != g_ptr_array_index (wanted, i))
        return FALSE;
    }

  return TRUE;
}

/* What is listed stays the same row; its words are read anew. */
static void
reread (BwCallList *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (BW_IS_CALL_ROW (row))
        bw_call_row_update (BW_CALL_ROW (row));
    }
}

static void
show_footer (BwCallList *self,
             guint       n_listed)
{
  guint n = self->counts[self->filter];
  g_autofree char *text = NULL;

  /* Translators: the list is cut off: how many of how many are shown. */
  text = bw_format_text (_("The first %u of %u; narrow the scope to see the others"), n_listed, n);
  gtk_label_set_label (self->footer, text);
  gtk_widget_set_visible (GTK_WIDGET (self->footer), n_listed < n);
}

static void
update (BwCallList *self)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  guint counts[BW_N_CALL_FILTERS] = { 0 };
  gboolean is_same;

  if (self->desk == NULL)
    return;

  all = bw_call_book_list (bw_desk_get_calls (self->desk), self->scope);
  for (guint i = 0; i < all->len; i++)
    {
      BwCall *call = g_ptr_array_index (all, i);

      for (guint filter = 0; filter < BW_N_CALL_FILTERS; filter++)
        counts[filter] += is_behind (call, bw_desk_get_picture (self->desk), (BwCallFilter) filter);
      if (wanted->len < BW_CALL_LIST_MAX && is_behind (call, bw_desk_get_picture (self->desk), self->filter))
        g_ptr_array_add (wanted, call);
    }

  is_same = is_listed_already (self, wanted);
  if (!is_same)
    g_list_store_splice (self->calls, 0, g_list_model_get_n_items (G_LIST_MODEL (self->calls)), wanted->pdata,
                         wanted->len);
  reread (self);
  is_same &= memcmp (counts, self->counts, sizeof counts) == 0;
  memcpy (self->counts, counts, sizeof counts);
  gtk_widget_set_visible (GTK_WIDGET (self->list), wanted->len > 0);
  show_footer (self, wanted->len);
  if (!is_same)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  BwCallList *self = BW_CALL_LIST (user_data);
  BwPlaceTree *places = bw_desk_get_places (self->desk);

  return bw_call_row_new (self->desk, BW_CALL (item),
                          self->scope == BW_PLACE_NONE || !bw_place_tree_is_site (places, self->scope));
}

/* (nullable) (transfer none): one that is listed */
static BwCall *
find_call (BwCallList *self,
           const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->calls)); i++)
    {
      /* The list keeps it: a borrowed pointer is good until it leaves. */
      g_autoptr (BwCall) call = g_list_model_get_item (G_LIST_MODEL (self->calls), i);

      if (g_str_equal (call->id, id))
        return call;
    }

  return NULL;
}

static void
settle_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BwCallList *self = BW_CALL_LIST (widget);
  BwCall *call = find_call (self, g_variant_get_string (parameter, NULL));
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (call == NULL)
    return;

  if (bw_call_is_due (call, bw_desk_get_picture (self->desk)))
    bw_ahead_present (GTK_WINDOW (bw_reconcile_dialog_new (window, self->desk, call)));
  else
    bw_ahead_present (GTK_WINDOW (bw_call_window_new (window, self->desk, call->place, call)));
}

static void
on_desk_refresh_cb (BwCallList         *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  const guint types = 1U << BW_DOCUMENT_TYPE_TALLY;

  g_assert (BW_IS_CALL_LIST (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self))
      && (change == NULL || change->structure || (change->types & types) != 0))
    update (self);
}

static void
on_calls_changed_cb (BwCallList *self,
                     BwCallBook *calls)
{
  g_assert (BW_IS_CALL_LIST (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
on_edits_rights_cb (BwCallList *self,
                    BwEdits    *edits)
{
  g_assert (BW_IS_CALL_LIST (self));

  reread (self);
}

/* One that was not shown has missed changes. */
static void
bw_call_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bw_call_list_parent_class)->map (widget);

  update (BW_CALL_LIST (widget));
}

static void
bw_call_list_dispose (GObject *object)
{
  BwCallList *self = BW_CALL_LIST (object);

  /* The list asks for rows no more. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->calls);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_call_list_parent_class)->dispose (object);
}

static void
bw_call_list_class_init (BwCallListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_call_list_dispose;
  widget_class->map = bw_call_list_map;

  signals[CHANGED] = g_signal_new ("changed", BW_TYPE_CALL_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/calls/bw-call-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCallList, list);
  gtk_widget_class_bind_template_child (widget_class, BwCallList, footer);
  gtk_widget_class_install_action (widget_class, "calls.settle", "s", settle_action);
}

static void
bw_call_list_init (BwCallList *self)
{
  self->scope = BW_PLACE_NONE;
  self->calls = g_list_store_new (BW_TYPE_CALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->calls), make_row, self, NULL);
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwCallList *self = BW_CALL_LIST (user_data);
  BwCall *call = BW_CALL ((gpointer) row);

  switch (column)
    {
    case TIME:
      return bw_time_format (call->at, bw_desk_get_time_zone (self->desk));
    case PLACE:
      return bw_call_words_dup_place (self->desk, call->place);
    case FIGURE:
      return bw_call_words_dup_title (self->desk, call);
    case SAID_BY:
      return g_strdup (call->said_by);
    case NOTE:
      return g_strdup (call->note);
    case STATE:
    default:
      return bw_call_words_dup_status (self->desk, call);
    }
}

/**
 * bw_call_list_set_export:
 * @self: a list with a desk
 * @button: holds no list yet; stands in the window of @self
 */
void
bw_call_list_set_export (BwCallList     *self,
                         BwExportButton *button)
{
  g_return_if_fail (BW_IS_CALL_LIST (self) && self->desk != NULL);

  bw_export_button_set_model (button, G_LIST_MODEL (self->calls), titles, dup_cell, G_OBJECT (self));
}

/**
 * bw_call_list_set_desk:
 * @self: a list
 * @desk: whose figures; set once
 */
void
bw_call_list_set_desk (BwCallList *self,
                       BwDesk     *desk)
{
  g_return_if_fail (BW_IS_CALL_LIST (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_calls (desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
}

void
bw_call_list_set_scope (BwCallList *self,
                        BwPlace     scope)
{
  g_return_if_fail (BW_IS_CALL_LIST (self));

  self->scope = scope;
  update (self);
}

void
bw_call_list_set_filter (BwCallList   *self,
                         BwCallFilter  filter)
{
  g_return_if_fail (BW_IS_CALL_LIST (self));
  g_return_if_fail ((guint) filter < BW_N_CALL_FILTERS);

  self->filter = filter;
  update (self);
}

/**
 * bw_call_list_count:
 * @self: a list
 * @filter: which of them
 *
 * Returns: how many of the scope there are, as it was read last
 */
guint
bw_call_list_count (BwCallList   *self,
                    BwCallFilter  filter)
{
  g_return_val_if_fail (BW_IS_CALL_LIST (self), 0);
  g_return_val_if_fail ((guint) filter < BW_N_CALL_FILTERS, 0);

  return self->counts[filter];
}
