/* bw-order-recipients.c: whom an order goes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-recipients.h"

#include "bw-accessible.h"
#include "bw-place-finder.h"
#include "bw-place-popover.h"

#include <glib/gi18n.h>

struct _BwOrderRecipients
{
  GtkBox parent_instance;

  BwDesk        *desk;        /* (owned) (nullable) */
  char          *issuer;      /* (owned) (nullable) */
  GPtrArray     *further;     /* (owned) (element-type utf8): below the parts, named or added */
  GPtrArray     *codes;       /* (owned) (element-type utf8): as they are listed */
  gboolean       is_request;

  GtkMenuButton *add;
  GtkListBox    *list;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderRecipients, bw_order_recipients, GTK_TYPE_BOX)

static GtkCheckButton *
get_check (BwOrderRecipients *self,
           guint              index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));
}

static BwPlace
find_own (BwOrderRecipients *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace own = bw_place_tree_lookup (places, self->issuer);

  return own != BW_PLACE_NONE ? own : bw_place_tree_get_root (places);
}

/* Whether an order of the own area can go there. */
static gboolean
is_below (BwPlace  place,
          gpointer user_data)
{
  BwOrderRecipients *self = user_data;
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace own = find_own (self);

  return own != BW_PLACE_NONE && place != own && !bw_place_tree_is_site (places, place)
         && bw_place_tree_is_within (places, place, own);
}

static gboolean
is_listed (BwOrderRecipients *self,
           const char        *code,
           guint             *index)
{
  return g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, index);
}

/* An order of one district to two of its communities. */
static void
find_further (BwOrderRecipients *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);

  for (guint i = 0; i < self->further->len; i++)
    {
      const char *code = g_ptr_array_index (self->further, i);
      BwPlace place = bw_place_tree_lookup (places, code);

      if (place != BW_PLACE_NONE && is_below (place, self) && !is_listed (self, code, NULL))
        g_ptr_array_add (self->codes, g_strdup (code));
    }
}

/* The areas below the own one; of a request all above it, the next one first. */
static void
find_codes (BwOrderRecipients *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace own = find_own (self);
  guint n_parts = 0;
  const BwPlace *parts;

  g_ptr_array_set_size (self->codes, 0);
  if (own == BW_PLACE_NONE)
    return;

  if (self->is_request)
    {
      BwPlace above = bw_place_tree_get_parent (places, own);

      for (; above != BW_PLACE_NONE; above = bw_place_tree_get_parent (places, above))
        g_ptr_array_add (self->codes, g_strdup (bw_place_tree_get_code (places, above)));
      return;
    }

  parts = bw_place_tree_get_parts (places, own, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (!bw_place_tree_is_site (places, parts[i]))
        g_ptr_array_add (self->codes, g_strdup (bw_place_tree_get_code (places, parts[i])));
    }
  find_further (self);
}

static void
on_check_toggled_cb (BwOrderRecipients *self,
                     GtkCheckButton    *check)
{
  g_assert (BW_IS_ORDER_RECIPIENTS (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/* The focus of the keyboard comes to its row. */
static void
add_row (BwOrderRecipients *self,
         GtkWidget         *check)
{
  gtk_list_box_append (self->list, check);
  bw_accessible_set_label (GTK_ACCESSIBLE (gtk_widget_get_parent (check)),
                           gtk_check_button_get_label (GTK_CHECK_BUTTON (check)));
}

/* (transfer full): of one further down what it stands in, too: names are given twice. */
static char *
dup_name (BwOrderRecipients *self,
          BwPlace            place)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *name = bw_place_tree_get_name (places, place, bw_desk_get_language (self->desk));
  g_autofree char *path = self->is_request ? g_strdup ("") : bw_place_finder_dup_path (self->desk, place,
                                                                                       find_own (self));

  return *path != '\0' ? g_strdup_printf ("%s › %s", path, name) : g_strdup (name);
}

static void
add_check (BwOrderRecipients *self,
           const char        *code,
           gboolean           is_chosen)
{
  g_autofree char *name = dup_name (self, bw_place_tree_lookup (bw_desk_get_places (self->desk), code));
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled_cb), self, G_CONNECT_SWAPPED);
  add_row (self, check);
}

/* A recipient of the draft that is there no more. */
static void
add_gone (BwOrderRecipients *self,
          const char        *code)
{
  GtkWidget *check;
  g_autofree char *text = NULL;

  /* Translators: code of an area that was to receive an order */
  text = g_strdup_printf (_("%s: no longer listed"), code);
  check = gtk_check_button_new_with_label (text);
  gtk_widget_set_sensitive (check, FALSE);
  g_ptr_array_add (self->codes, g_strdup (code));
  add_row (self, check);
}

static void
choose_all (BwOrderRecipients *self,
            gboolean           is_chosen)
{
  for (guint i = 0; i < self->codes->len; i++)
    {
      if (gtk_widget_get_sensitive (GTK_WIDGET (get_check (self, i))))
        gtk_check_button_set_active (get_check (self, i), is_chosen);
    }
}

static void
on_all_clicked_cb (BwOrderRecipients *self)
{
  choose_all (self, TRUE);
}

static void
on_none_clicked_cb (BwOrderRecipients *self)
{
  choose_all (self, FALSE);
}

static void
on_popover_place_chosen_cb (BwOrderRecipients *self,
                            const char        *code,
                            BwPlacePopover    *popover)
{
  guint index;

  g_assert (BW_IS_ORDER_RECIPIENTS (self));

  if (bw_order_recipients_add (self, code) && is_listed (self, code, &index))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) index)));
}

static void
bw_order_recipients_dispose (GObject *object)
{
  BwOrderRecipients *self = BW_ORDER_RECIPIENTS (object);

  if (self->add != NULL)
    gtk_menu_button_set_popover (self->add, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ORDER_RECIPIENTS);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_order_recipients_parent_class)->dispose (object);
}

static void
bw_order_recipients_finalize (GObject *object)
{
  BwOrderRecipients *self = BW_ORDER_RECIPIENTS (object);

  g_free (self->issuer);
  g_ptr_array_unref (self->further);
  g_ptr_array_unref (self->codes);

  G_OBJECT_CLASS (bw_order_recipients_parent_class)->finalize (object);
}

static void
bw_order_recipients_class_init (BwOrderRecipientsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_order_recipients_dispose;
  object_class->finalize = bw_order_recipients_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/orders/bw-order-recipients.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrderRecipients, add);
  gtk_widget_class_bind_template_child (widget_class, BwOrderRecipients, list);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_none_clicked_cb);
}

static void
bw_order_recipients_init (BwOrderRecipients *self)
{
  self->further = g_ptr_array_new_with_free_func (g_free);
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_order_recipients_begin:
 * @self: a list
 * @desk: the desk
 * @issuer: code of the own area
 * @named: (nullable): whom it began with
 */
void
bw_order_recipients_begin (BwOrderRecipients  *self,
                           BwDesk             *desk,
                           const char         *issuer,
                           const char * const *named)
{
  GtkWidget *popover;

  g_return_if_fail (BW_IS_ORDER_RECIPIENTS (self));
  g_return_if_fail (BW_IS_DESK (desk));

  g_set_object (&self->desk, desk);
  g_free (self->issuer);
  self->issuer = g_strdup (issuer);
  for (guint i = 0; named != NULL && named[i] != NULL; i++)
    g_ptr_array_add (self->further, g_strdup (named[i]));

  popover = bw_place_popover_new (desk, BW_PLACE_CHOICE_TELL);
  bw_place_popover_set_filter (BW_PLACE_POPOVER (popover), is_below, self);
  g_signal_connect_object (popover, "place-chosen", G_CALLBACK (on_popover_place_chosen_cb), self, G_CONNECT_SWAPPED);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->add), _("Add an area"));
  gtk_menu_button_set_popover (self->add, popover);
}

/**
 * bw_order_recipients_fill:
 * @self: a list that has begun
 * @is_request: it goes upward
 * @chosen: (nullable): those that are ticked
 */
void
bw_order_recipients_fill (BwOrderRecipients  *self,
                          gboolean            is_request,
                          const char * const *chosen)
{
  BwPlaceTree *places;
  GtkListBoxRow *row;

  g_return_if_fail (BW_IS_ORDER_RECIPIENTS (self));
  g_return_if_fail (self->desk != NULL);

  places = bw_desk_get_places (self->desk);
  self->is_request = is_request;
  gtk_widget_set_visible (GTK_WIDGET (self->add), !is_request);
  find_codes (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; i < self->codes->len; i++)
    {
      const char *code = g_ptr_array_index (self->codes, i);

      add_check (self, code, chosen != NULL ? g_strv_contains (chosen, code) : !is_request || i == 0);
    }

  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    {
      if (bw_place_tree_lookup (places, chosen[i]) == BW_PLACE_NONE)
        add_gone (self, chosen[i]);
    }
}

/**
 * bw_order_recipients_add:
 * @self: a list that was filled
 * @code: of an area
 *
 * Returns: whether an order can go there; then it is listed, and ticked
 */
gboolean
bw_order_recipients_add (BwOrderRecipients *self,
                         const char        *code)
{
  BwPlace place;
  guint index;

  g_return_val_if_fail (BW_IS_ORDER_RECIPIENTS (self), FALSE);

  place = bw_place_tree_lookup (bw_desk_get_places (self->desk), code);
  if (self->is_request || place == BW_PLACE_NONE || !is_below (place, self))
    return FALSE;

  if (is_listed (self, code, &index))
    {
      gtk_check_button_set_active (get_check (self, index), TRUE);
      return TRUE;
    }

  g_ptr_array_add (self->further, g_strdup (code));
  g_ptr_array_add (self->codes, g_strdup (code));
  add_check (self, code, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * bw_order_recipients_list:
 * @self: a list that was filled
 *
 * By code: the indices of places may have changed since they were listed.
 *
 * Returns: (transfer full): those that are ticked
 */
JsonArray *
bw_order_recipients_list (BwOrderRecipients *self)
{
  JsonArray *chosen = json_array_new ();

  for (guint i = 0; i < self->codes->len; i++)
    {
      if (gtk_check_button_get_active (get_check (self, i)))
        json_array_add_string_element (chosen, g_ptr_array_index (self->codes, i));
    }

  return chosen;
}
