/* bw-place-popover.c: choose a place: one of the scope's areas, or any
 *
 * Filled when it is opened and when something is typed; it does not move under
 * the pointer while it is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-place-popover.h"

#include "bw-document-finder.h"
#include "bw-link-row.h"
#include "bw-name-index.h"
#include "bw-place-finder.h"

#include <glib/gi18n.h>

/* So many rows are made before the first frame, more in each after it: to make a row and
 * to lay out what it says takes half a millisecond. */
#define FIRST_ROWS   5
#define STEP_ROWS    3
#define STEP_TIME_MS 16

struct _BwPlacePopover
{
  GtkPopover parent_instance;

  BwDesk         *desk;   /* (owned) */
  BwPlaceChoice   choice;
  BwPlaceFilter   filter;        /* (nullable) */
  gpointer        filter_data;
  gboolean        is_following;  /* what is read of the names */
  GCancellable   *search;        /* (owned) (nullable): that goes on */
  char           *sought;        /* (owned) (nullable): what it is for */
  char           *listed;        /* (owned) (nullable): what @items are for */
  gboolean        is_entered;    /* where the first that it finds leads is where to go */
  GListStore     *items;         /* (owned) (element-type BwLinkItem) */
  GPtrArray      *rest;          /* (owned) (nullable) (element-type BwLinkItem): all, until they are listed */
  guint           rest_source;

  GtkSearchEntry *entry;
  GtkStack       *stack;
  GtkListView    *list;
  GtkLabel       *empty;
};

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwPlacePopover, bw_place_popover, GTK_TYPE_POPOVER)

static const char *
get_empty_text (BwPlacePopover *self,
                const char     *text)
{
  if (self->choice == BW_PLACE_CHOICE_ALL && *text == '\0')
    return _("Type the name of an area, a site or a team, its pinyin or initials, its code, or an order's title or "
             "number");

  if (self->choice == BW_PLACE_CHOICE_TELL && *text == '\0')
    return _("Type the name of a place, its pinyin or initials, or its code");

  /* The first second after somebody looked for the first thing. */
  if (!bw_name_index_is_whole (bw_name_index_get (self->desk)))
    return _("Names are still being read…");

  return self->choice == BW_PLACE_CHOICE_ALL ? _("Nothing is called that") : _("No place is called that");
}

static gboolean
on_rest_timeout_cb (gpointer user_data)
{
  BwPlacePopover *self = user_data;
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint end = MIN (n_listed + STEP_ROWS, self->rest->len);

  g_assert (BW_IS_PLACE_POPOVER (self));

  for (guint i = n_listed; i < end; i++)
    g_list_store_append (self->items, g_ptr_array_index (self->rest, i));
  if (end < self->rest->len)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->rest, g_ptr_array_unref);
  self->rest_source = 0;
  return G_SOURCE_REMOVE;
}

static void
show_items (BwPlacePopover *self,
            const char     *text,
            GPtrArray      *items)
{
  g_free (self->listed);
  self->listed = g_strdup (text);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, MIN (items->len, FIRST_ROWS));
  if (items->len > FIRST_ROWS)
    {
      self->rest = g_ptr_array_ref (items);
      self->rest_source = g_timeout_add (STEP_TIME_MS, on_rest_timeout_cb, self);
    }
  gtk_label_set_label (self->empty, get_empty_text (self, text));
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
give_up (BwPlacePopover *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->sought, g_free);
  self->is_entered = FALSE;
}

static void
follow (BwPlacePopover *self,
        guint           position)
{
  g_autoptr (BwLinkItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->choice == BW_PLACE_CHOICE_TELL)
    g_signal_emit (self, signals[PLACE_CHOSEN], 0, bw_link_item_get_scope (item));
  else
    bw_desk_go_to (self->desk, bw_link_item_get_scope (item), bw_link_item_get_page (item));
}

static void
drop_others (BwPlacePopover *self,
             GPtrArray      *items)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);

  for (guint i = items->len; self->filter != NULL && i > 0; i--)
    {
      BwPlace place = bw_place_tree_lookup (places, bw_link_item_get_scope (g_ptr_array_index (items, i - 1)));

      if (place == BW_PLACE_NONE || !self->filter (place, self->filter_data))
        g_ptr_array_remove_index (items, i - 1);
    }
}

static void
on_places_found_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (BwPlacePopover) self = user_data;
  g_autoptr (GPtrArray) items = bw_place_finder_search_finish (BW_DESK (source), result, NULL);

  /* Given up: something else is sought, or it is closed. */
  if (items == NULL)
    return;

  g_clear_object (&self->search);
  if (self->choice == BW_PLACE_CHOICE_TELL)
    drop_others (self, items);
  else
    g_ptr_array_extend_and_steal (items, bw_document_finder_search (BW_DESK (source), self->sought));
  show_items (self, self->sought, items);
  if (self->is_entered)
    follow (self, 0);
  self->is_entered = FALSE;
}

static void
fill (BwPlacePopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) items = NULL;

  /* Enter may come before the entry tells of what was typed, or before names are read: what
   * it was pressed for is sought anew, not forgotten. */
  gboolean is_entered = self->is_entered && g_strcmp0 (self->sought, text) == 0;

  give_up (self);
  if (self->choice == BW_PLACE_CHOICE_PARTS || *text == '\0')
    {
      items = self->choice != BW_PLACE_CHOICE_ALL ? bw_place_finder_list_parts (self->desk, text) : g_ptr_array_new ();
      drop_others (self, items);
      show_items (self, text, items);
      return;
    }

  self->search = g_cancellable_new ();
  self->sought = g_strdup (text);
  self->is_entered = is_entered;
  bw_place_finder_search_async (self->desk, text, self->search, on_places_found_cb, g_object_ref (self));
}

static void
on_entry_search_changed_cb (BwPlacePopover *self,
                            GtkSearchEntry *entry)
{
  g_assert (BW_IS_PLACE_POPOVER (self));

  fill (self);
}

static void
on_entry_activate_cb (BwPlacePopover *self,
                      GtkSearchEntry *entry)
{
  g_assert (BW_IS_PLACE_POPOVER (self));

  /* What was typed last may still wait for its pause. */
  if (self->search != NULL || g_strcmp0 (self->listed, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    fill (self);
  if (self->search != NULL)
    self->is_entered = TRUE;
  else
    follow (self, 0);
}

static void
on_entry_stop_search_cb (BwPlacePopover *self,
                         GtkSearchEntry *entry)
{
  g_assert (BW_IS_PLACE_POPOVER (self));

  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_list_activate_cb (BwPlacePopover *self,
                     guint           position,
                     GtkListView    *list)
{
  g_assert (BW_IS_PLACE_POPOVER (self));

  follow (self, position);
}

/* What is listed moves only if there is more to find. */
static void
on_names_changed_cb (BwPlacePopover *self,
                     BwNameIndex    *names)
{
  g_assert (BW_IS_PLACE_POPOVER (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    fill (self);
}

static void
bw_place_popover_map (GtkWidget *widget)
{
  BwPlacePopover *self = BW_PLACE_POPOVER (widget);

  /* Names are read when somebody is about to look for one. */
  if (!self->is_following)
    g_signal_connect_object (bw_name_index_get (self->desk), "changed", G_CALLBACK (on_names_changed_cb), self,
                             G_CONNECT_SWAPPED);
  self->is_following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);

  GTK_WIDGET_CLASS (bw_place_popover_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
bw_place_popover_unmap (GtkWidget *widget)
{
  give_up (BW_PLACE_POPOVER (widget));

  GTK_WIDGET_CLASS (bw_place_popover_parent_class)->unmap (widget);
}

static void
bw_place_popover_dispose (GObject *object)
{
  BwPlacePopover *self = BW_PLACE_POPOVER (object);

  give_up (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_PLACE_POPOVER);
  g_clear_object (&self->desk);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->rest, g_ptr_array_unref);
  g_clear_object (&self->items);
  g_clear_pointer (&self->listed, g_free);

  G_OBJECT_CLASS (bw_place_popover_parent_class)->dispose (object);
}

static void
bw_place_popover_class_init (BwPlacePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_place_popover_dispose;
  widget_class->map = bw_place_popover_map;
  widget_class->unmap = bw_place_popover_unmap;

  signals[PLACE_CHOSEN] = g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-place-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BwPlacePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, BwPlacePopover, stack);
  gtk_widget_class_bind_template_child (widget_class, BwPlacePopover, list);
  gtk_widget_class_bind_template_child (widget_class, BwPlacePopover, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
}

static void
bw_place_popover_init (BwPlacePopover *self)
{
  g_autoptr (GtkListItemFactory) factory = bw_link_row_new_factory ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (BW_TYPE_LINK_ITEM);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * bw_place_popover_new:
 * @desk: where a choice leads
 * @choice: which places
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
bw_place_popover_new (BwDesk        *desk,
                      BwPlaceChoice  choice)
{
  BwPlacePopover *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_PLACE_POPOVER, NULL);
  self->desk = g_object_ref (desk);
  self->choice = choice;
  return GTK_WIDGET (self);
}

/**
 * bw_place_popover_set_filter:
 * @self: a popover of %BW_PLACE_CHOICE_TELL
 * @filter: which places are to choose from
 * @user_data: for @filter; outlives @self
 */
void
bw_place_popover_set_filter (BwPlacePopover *self,
                             BwPlaceFilter   filter,
                             gpointer        user_data)
{
  g_return_if_fail (BW_IS_PLACE_POPOVER (self));

  self->filter = filter;
  self->filter_data = user_data;
}

/**
 * bw_place_popover_get_items:
 * @self: a popover
 *
 * Returns: (transfer none) (element-type BwLinkItem): what is listed
 */
GListModel *
bw_place_popover_get_items (BwPlacePopover *self)
{
  g_return_val_if_fail (BW_IS_PLACE_POPOVER (self), NULL);

  return G_LIST_MODEL (self->items);
}
