/* bw-checkpoint-area.c: one area of the list, and what can be done about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-checkpoint-area.h"

#include "bw-calm.h"
#include "bw-checkpoint-words.h"
#include "bw-edits.h"
#include "bw-format-text.h"

#include <glib/gi18n.h>

/* So many are named; the others are counted. */
#define MAX_NAMES 12

struct _BwCheckpointArea
{
  AdwBin parent_instance;

  GtkLabel  *title;
  GtkLabel  *note;
  GtkLabel  *counts;
  GtkWidget *blind_head;
  GtkLabel  *blind;
  GtkWidget *assign;
  GtkWidget *write;

  BwDesk    *desk;   /* (owned) (nullable) */
  char      *code;   /* (owned) (nullable): of the area */
  char      *names;  /* (owned) (nullable): of the communities that nobody guards */
};

G_DEFINE_FINAL_TYPE (BwCheckpointArea, bw_checkpoint_area, ADW_TYPE_BIN)

/* (transfer full): "" if there are none */
static char *
dup_blind (const BwFacts    *facts,
           BwCheckpointBook *book,
           BwPlace           area)
{
  g_autoptr (GArray) blind = bw_checkpoint_book_list (book, facts, area, BW_CHECKPOINT_SORT_BLIND);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (blind->len, MAX_NAMES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_("places", ", ") : "",
                            bw_place_tree_get_name (facts->places, g_array_index (blind, BwPlace, i), facts->language));
  if (blind->len > MAX_NAMES)
    /* Translators: after names of communities: how many more there are */
    bw_format_text_append (text, ngettext (" and %u more", " and %u more", blind->len - MAX_NAMES),
                           blind->len - MAX_NAMES);

  return g_string_free (text, FALSE);
}

/* What the backend would refuse is not offered: an order downward is a commander's. */
static void
update_actions (BwCheckpointArea *self)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);

  gtk_widget_set_visible (self->assign, bw_edits_may (edits, "assign"));
  gtk_widget_set_visible (self->write, bw_edits_may (edits, "command"));
}

static void
on_edits_rights_cb (BwCheckpointArea *self)
{
  g_assert (BW_IS_CHECKPOINT_AREA (self));

  update_actions (self);
}

static void
narrow_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BwCheckpointArea *self = BW_CHECKPOINT_AREA (widget);

  if (self->desk != NULL)
    bw_desk_set_scope (self->desk, self->code);
}

static void
assign_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BwCheckpointArea *self = BW_CHECKPOINT_AREA (widget);

  if (self->desk != NULL)
    bw_desk_go_to (self->desk, self->code, BW_PAGE_TEAMS);
}

/* To whom it is addressed and what it says a person looks through. */
static void
write_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BwCheckpointArea *self = BW_CHECKPOINT_AREA (widget);
  const char *recipients[] = { self->code, NULL };
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (self->desk == NULL)
    return;

  /* Translators: title of an order; %s: an area */
  title = g_strdup_printf (_("Manning the checkpoints of %s"), gtk_label_get_label (self->title));
  if (*self->names != '\0')
    /* Translators: text of an order; %s: names of communities */
    text = g_strdup_printf (_("No manned checkpoint is known in: %s. Man them, and report when they stand."),
                            self->names);
  else
    text = g_strdup (gtk_label_get_label (self->note));
  gtk_widget_activate_action (widget, "win.write-order", "(ss^as)", title, text, recipients);
}

static void
bw_checkpoint_area_dispose (GObject *object)
{
  g_clear_object (&BW_CHECKPOINT_AREA (object)->desk);

  G_OBJECT_CLASS (bw_checkpoint_area_parent_class)->dispose (object);
}

static void
bw_checkpoint_area_finalize (GObject *object)
{
  BwCheckpointArea *self = BW_CHECKPOINT_AREA (object);

  g_free (self->code);
  g_free (self->names);

  G_OBJECT_CLASS (bw_checkpoint_area_parent_class)->finalize (object);
}

static void
bw_checkpoint_area_class_init (BwCheckpointAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_checkpoint_area_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_checkpoint_area_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/checkpoints/bw-checkpoint-area.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointArea, title);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointArea, note);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointArea, counts);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointArea, blind_head);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointArea, blind);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointArea, assign);
  gtk_widget_class_bind_template_child (widget_class, BwCheckpointArea, write);
  gtk_widget_class_install_action (widget_class, "area.narrow", NULL, narrow_action);
  gtk_widget_class_install_action (widget_class, "area.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "area.write", NULL, write_action);
}

static void
bw_checkpoint_area_init (BwCheckpointArea *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_checkpoint_area_new:
 *
 * Returns: (transfer floating): of no area yet
 */
GtkWidget *
bw_checkpoint_area_new (void)
{
  return g_object_new (BW_TYPE_CHECKPOINT_AREA, NULL);
}

/**
 * bw_checkpoint_area_set_area:
 * @self: a pane
 * @facts: of the desk, always the same
 * @book: of the same
 * @area: what it shows
 */
void
bw_checkpoint_area_set_area (BwCheckpointArea *self,
                             const BwFacts    *facts,
                             BwCheckpointBook *book,
                             BwPlace           area)
{
  g_autofree char *note = NULL;
  g_autofree char *counts = NULL;

  g_return_if_fail (BW_IS_CHECKPOINT_AREA (self));
  g_return_if_fail (facts != NULL && book != NULL);
  g_return_if_fail (area != BW_PLACE_NONE && !bw_place_tree_is_site (facts->places, area));

  if (self->desk == NULL)
    {
      self->desk = g_object_ref (facts->desk);
      g_signal_connect_object (bw_desk_get_edits (facts->desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                               G_CONNECT_SWAPPED);
    }

  g_free (self->code);
  self->code = g_strdup (bw_place_tree_get_code (facts->places, area));
  g_free (self->names);
  self->names = dup_blind (facts, book, area);
  note = bw_checkpoint_words_dup_area (facts, book, area);
  counts = bw_checkpoint_words_dup_counts (facts, area);
  bw_calm_set_text (self->title, bw_place_tree_get_name (facts->places, area, facts->language));
  bw_calm_set_text (self->note, note);
  bw_calm_set_text (self->counts, counts);
  bw_calm_set_text (self->blind, self->names);
  gtk_widget_set_visible (self->blind_head, *self->names != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->blind), *self->names != '\0');
  update_actions (self);
}

const char *
bw_checkpoint_area_get_blind (BwCheckpointArea *self)
{
  g_return_val_if_fail (BW_IS_CHECKPOINT_AREA (self), "");

  return self->names != NULL ? self->names : "";
}
