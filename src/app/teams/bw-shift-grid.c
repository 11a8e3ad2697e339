/* bw-shift-grid.c: the parts of the scope in the six shifts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-shift-grid.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-chart-rows.h"
#include "bw-format-text.h"
#include "bw-picture-menu.h"
#include "bw-team-words.h"

#include <glib/gi18n.h>

/* A scope has tens of parts; more than these nobody looks through. */
#define MAX_ROWS 200

G_STATIC_ASSERT (BW_N_SHIFTS == 6);  /* as columns of a row that is exported */

/* One line on the screen, used again for other places. */
typedef struct
{
  GtkWidget *box;                 /* (unowned) */
  GtkWidget *name;                /* (unowned): a button */
  GtkWidget *label;               /* (unowned): in it */
  GtkWidget *cells[BW_N_SHIFTS];  /* (unowned) */
  BwPlace    place;
} Row;

/* Where a place stands. */
typedef struct
{
  BwPlace place;
  guint   nearest;   /* shift with a gap; BW_N_SHIFTS: none */
  guint   n_missing;
  guint   n_thin;
  guint   index;     /* among the parts */
} Line;

struct _BwShiftGrid
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel  *as_of;
  GtkWidget *header;
  GtkWidget *scroller;
  GtkWidget *rows_box;
  GtkWidget *empty;
  GtkLabel  *more;

  GPtrArray            *rows;       /* (owned) (element-type Row) */
  GtkSizeGroup         *names;      /* (owned) */
  GtkWidget            *heads[BW_N_SHIFTS];  /* (unowned) */
  guint                 n_shown;
  BwPlace               scope;
  guint                 at_row;     /* that the keyboard is in, or was */
  guint                 at_shift;
  gboolean              is_pointed;
  char                 *dragged;    /* (owned) (nullable): code of a team */
  BwShiftGridJudgeFunc  judge;
  gpointer              judge_data;
};

enum
{
  CELL_ACTIVATED,
  CELL_FOCUSED,
  CELL_HOVERED,
  CELL_DROPPED,
  PLACE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwShiftGrid, bw_shift_grid, GTK_TYPE_WIDGET)

static Row *
get_row (BwShiftGrid *self,
         guint        index)
{
  return g_ptr_array_index (self->rows, index);
}

/* FALSE: the focus is not in a cell. */
static gboolean
find_focus (BwShiftGrid *self,
            guint       *row,
            guint       *shift)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->n_shown; i++)
    for (guint j = 0; j < BW_N_SHIFTS; j++)
      {
        if (get_row (self, i)->cells[j] != focus)
          continue;
        *row = i;
        *shift = j;
        return TRUE;
      }

  return FALSE;
}

static char *
judge (BwShiftGrid *self,
       BwShiftCell *cell,
       const char  *team)
{
  if (self->judge == NULL || bw_shift_cell_get_place (cell) == BW_PLACE_NONE)
    return g_strdup ("");

  return self->judge (bw_shift_cell_get_place (cell), bw_shift_cell_get_shift (cell), team, self->judge_data);
}

static void
show_drops (BwShiftGrid *self)
{
  for (guint i = 0; i < self->n_shown; i++)
    for (guint j = 0; j < BW_N_SHIFTS; j++)
      {
        BwShiftCell *cell = BW_SHIFT_CELL (get_row (self, i)->cells[j]);
        g_autofree char *reason = self->dragged != NULL ? judge (self, cell, self->dragged) : NULL;

        bw_shift_cell_set_drop (cell, self->dragged == NULL ? BW_SHIFT_CELL_DROP_NONE
                                      : reason == NULL      ? BW_SHIFT_CELL_DROP_VALID
                                                            : BW_SHIFT_CELL_DROP_INVALID);
      }
}

/* As the grid says it. */
static GPtrArray *
list_shifts (gpointer user_data)
{
  BwShiftGrid *self = user_data;
  GPtrArray *rows;
  char *heads[BW_N_SHIFTS];

  for (guint i = 0; i < BW_N_SHIFTS; i++)
    heads[i] = g_strdup_printf ("%s %s", bw_team_words_get_shift (i), bw_team_words_get_hours (i));
  rows = bw_chart_rows_new (C_("order", "Area"), heads[0], heads[1], heads[2], heads[3], heads[4], heads[5], NULL);
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    g_free (heads[i]);

  for (guint i = 0; i < self->n_shown; i++)
    {
      const Row *row = get_row (self, i);

      for (guint j = 0; j < BW_N_SHIFTS; j++)
        heads[j] = g_strdup (bw_shift_cell_get_text (BW_SHIFT_CELL (row->cells[j])));
      bw_chart_rows_add (rows, g_strdup (gtk_label_get_text (GTK_LABEL (row->label))), heads[0], heads[1], heads[2],
                         heads[3], heads[4], heads[5], NULL);
    }

  return rows;
}

static void
on_cell_clicked_cb (BwShiftGrid *self,
                    BwShiftCell *cell)
{
  g_assert (BW_IS_SHIFT_GRID (self));

  g_signal_emit (self, signals[CELL_ACTIVATED], 0, bw_shift_cell_get_place (cell), bw_shift_cell_get_shift (cell));
}

static void
on_cell_focus_cb (BwShiftGrid             *self,
                  GtkEventControllerFocus *controller)
{
  BwShiftCell *cell = BW_SHIFT_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));

  g_assert (BW_IS_SHIFT_GRID (self));

  find_focus (self, &self->at_row, &self->at_shift);
  g_signal_emit (self, signals[CELL_FOCUSED], 0, bw_shift_cell_get_place (cell), bw_shift_cell_get_shift (cell));
}

static void
on_name_clicked_cb (BwShiftGrid *self,
                    GtkWidget   *button)
{
  g_assert (BW_IS_SHIFT_GRID (self));

  for (guint i = 0; i < self->n_shown; i++)
    {
      if (get_row (self, i)->name == button)
        {
          g_signal_emit (self, signals[PLACE_ACTIVATED], 0, get_row (self, i)->place);
          return;
        }
    }
}

static GdkDragAction
on_target_enter_cb (BwShiftGrid   *self,
                    double         x,
                    double         y,
                    GtkDropTarget *target)
{
  BwShiftCell *cell = BW_SHIFT_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_autofree char *reason = NULL;

  g_assert (BW_IS_SHIFT_GRID (self));

  if (self->dragged == NULL)
    return 0;

  reason = judge (self, cell, self->dragged);
  g_signal_emit (self, signals[CELL_HOVERED], 0, bw_shift_cell_get_place (cell), bw_shift_cell_get_shift (cell));
  return reason == NULL ? GDK_ACTION_MOVE : 0;
}

static void
on_target_leave_cb (BwShiftGrid *self)
{
  g_assert (BW_IS_SHIFT_GRID (self));

  g_signal_emit (self, signals[CELL_HOVERED], 0, BW_PLACE_NONE, 0);
}

/* Judged once more: time went on, and somebody else may have placed the team. */
static gboolean
on_target_drop_cb (BwShiftGrid   *self,
                   const GValue  *value,
                   double         x,
                   double         y,
                   GtkDropTarget *target)
{
  BwShiftCell *cell = BW_SHIFT_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  BwTeamItem *item = g_value_get_object (value);
  g_autofree char *reason = NULL;

  g_assert (BW_IS_SHIFT_GRID (self));

  reason = judge (self, cell, bw_team_item_get_code (item));
  if (reason != NULL)
    return FALSE;

  g_signal_emit (self, signals[CELL_DROPPED], 0, item, bw_shift_cell_get_place (cell),
                 bw_shift_cell_get_shift (cell));
  return TRUE;
}

static void
on_motion_enter_cb (BwShiftGrid *self)
{
  g_assert (BW_IS_SHIFT_GRID (self));

  self->is_pointed = TRUE;
}

static void
on_motion_leave_cb (BwShiftGrid *self)
{
  g_assert (BW_IS_SHIFT_GRID (self));

  self->is_pointed = FALSE;
}

static GtkWidget *
make_cell (BwShiftGrid *self,
           guint        shift)
{
  GtkWidget *cell = bw_shift_cell_new (shift);
  GtkDropTarget *target = gtk_drop_target_new (BW_TYPE_TEAM_ITEM, GDK_ACTION_MOVE);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (cell, "clicked", G_CALLBACK (on_cell_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_cell_focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_target_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_target_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_target_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell, focus);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
  return cell;
}

static Row *
add_row (BwShiftGrid *self)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->name = gtk_button_new ();
  row->label = gtk_label_new ("");
  row->place = BW_PLACE_NONE;
  gtk_label_set_xalign (GTK_LABEL (row->label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (row->label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (row->name), row->label);
  bw_accessible_set_label (GTK_ACCESSIBLE (row->name), _("Narrow to this area"));
  gtk_widget_add_css_class (row->name, "flat");
  gtk_widget_add_css_class (row->name, "shift-name");
  gtk_widget_add_css_class (row->box, "shift-row");
  gtk_size_group_add_widget (self->names, row->name);
  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_widget_set_hexpand (cells, TRUE);
  gtk_box_append (GTK_BOX (row->box), row->name);
  gtk_box_append (GTK_BOX (row->box), cells);
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      row->cells[i] = make_cell (self, i);
      gtk_box_append (GTK_BOX (cells), row->cells[i]);
    }

  g_signal_connect_object (row->name, "clicked", G_CALLBACK (on_name_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows_box), row->box);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
init_line (Line     *line,
           BwRoster *roster,
           BwPlace   place,
           guint     index)
{
  *line = (Line) { .place = place, .nearest = BW_N_SHIFTS, .index = index };
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      BwCoverage coverage;

      bw_roster_get_coverage (roster, place, i, &coverage);
      if (coverage.missing + coverage.thin > 0 && line->nearest == BW_N_SHIFTS)
        line->nearest = i;
      line->n_missing += coverage.missing;
      line->n_thin += coverage.thin;
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;

  if (left->nearest != right->nearest)
    return left->nearest < right->nearest ? -1 : 1;
  if (left->n_missing != right->n_missing)
    return left->n_missing > right->n_missing ? -1 : 1;

  if (left->n_thin != right->n_thin)
    return left->n_thin > right->n_thin ? -1 : 1;

  return left->index < right->index ? -1 : left->index > right->index;
}

static gboolean
is_needed (BwRoster *roster,
           BwPlace   place)
{
  if (bw_place_tree_is_site (bw_roster_get_places (roster), place))
    {
      for (guint i = 0; i < BW_N_SHIFTS; i++)
        {
          if (bw_roster_is_needed (roster, place, i))
            return TRUE;
        }
      return FALSE;
    }

  return TRUE;
}

/* In the order in which the lines stand now; what is new comes last. */
static void
keep_order (BwShiftGrid *self,
            GArray      *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      guint at;

      for (at = 0; at < self->n_shown && get_row (self, at)->place != line->place; at++)
        continue;
      line->nearest = 0;
      line->n_missing = 0;
      line->n_thin = 0;
      line->index += at * MAX_ROWS * MAX_ROWS;
    }
}

static GArray *
list_lines (BwShiftGrid *self,
            BwRoster    *roster,
            BwPlace      scope)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint n_parts = 0;
  const BwPlace *parts = bw_place_tree_get_parts (bw_roster_get_places (roster), scope, &n_parts);
  guint row;
  guint shift;

  for (guint i = 0; i < n_parts; i++)
    {
      Line line;

      if (!is_needed (roster, parts[i]))
        continue;
      init_line (&line, roster, parts[i], i);
      g_array_append_val (lines, line);
    }

  if (scope == self->scope && (self->is_pointed || find_focus (self, &row, &shift)))
    keep_order (self, lines);
  g_array_sort (lines, compare_lines);
  return lines;
}

static void
fill_row (BwShiftGrid *self,
          Row         *row,
          BwDesk      *desk,
          BwRoster    *roster,
          BwPlace      place)
{
  BwPlaceTree *places = bw_roster_get_places (roster);
  const char *name = bw_place_tree_get_name (places, place, bw_desk_get_language (desk));
  gboolean is_site = bw_place_tree_is_site (places, place);
  gboolean has_gap = FALSE;

  row->place = place;
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      BwCoverage coverage;

      bw_roster_get_coverage (roster, place, i, &coverage);
      has_gap = has_gap || coverage.missing + coverage.thin > 0;
      bw_shift_cell_set (BW_SHIFT_CELL (row->cells[i]), place, name, &coverage, bw_roster_is_past (roster, i),
                         i == bw_roster_get_current (roster));
    }

  gtk_label_set_text (GTK_LABEL (row->label), name);
  bw_accessible_set_label (GTK_ACCESSIBLE (row->name), name);
  bw_calm_set_tooltip (row->name, name);
  gtk_widget_set_can_target (row->name, !is_site);
  gtk_widget_set_focusable (row->name, !is_site);
  if (has_gap)
    gtk_widget_add_css_class (row->label, "heading");
  else
    gtk_widget_remove_css_class (row->label, "heading");
  gtk_widget_set_visible (row->box, TRUE);
}

static void
fill_header (BwShiftGrid *self,
             BwRoster    *roster)
{
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      if (i == bw_roster_get_current (roster))
        gtk_widget_add_css_class (self->heads[i], "current");
      else
        gtk_widget_remove_css_class (self->heads[i], "current");
    }
}

static void
show_more (BwShiftGrid *self,
           guint        n_left)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
  if (n_left == 0)
    return;

  /* Translators: areas that are not listed */
  text = bw_format_text (ngettext ("%u more without a nearer gap", "%u more without nearer gaps", n_left), n_left);
  gtk_label_set_text (self->more, text);
}

static void
grab_cell (BwShiftGrid *self,
           guint        row,
           guint        shift)
{
  self->at_row = row;
  self->at_shift = shift;
  gtk_widget_grab_focus (get_row (self, row)->cells[shift]);
}

static gboolean
step (BwShiftGrid      *self,
      GtkDirectionType  direction)
{
  guint row;
  guint shift;

  if (!find_focus (self, &row, &shift))
    return FALSE;

  if (direction == GTK_DIR_UP && row > 0)
    row--;
  else if (direction == GTK_DIR_DOWN && row + 1 < self->n_shown)
    row++;
  else if (direction == GTK_DIR_LEFT && shift > 0)
    shift--;
  else if (direction == GTK_DIR_RIGHT && shift + 1 < BW_N_SHIFTS)
    shift++;
  else
    return direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD;

  grab_cell (self, row, shift);
  return TRUE;
}

/* One stop of Tab: the cell where it was left. */
static gboolean
bw_shift_grid_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  BwShiftGrid *self = BW_SHIFT_GRID (widget);
  guint row;
  guint shift;

  if (find_focus (self, &row, &shift))
    return step (self, direction);
  if (self->n_shown == 0 || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  grab_cell (self, MIN (self->at_row, self->n_shown - 1), self->at_shift);
  return TRUE;
}

static void
bw_shift_grid_dispose (GObject *object)
{
  BwShiftGrid *self = BW_SHIFT_GRID (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_SHIFT_GRID);
  g_clear_object (&self->names);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->n_shown = 0;

  G_OBJECT_CLASS (bw_shift_grid_parent_class)->dispose (object);
}

static void
bw_shift_grid_finalize (GObject *object)
{
  g_clear_pointer (&BW_SHIFT_GRID (object)->dragged, g_free);

  G_OBJECT_CLASS (bw_shift_grid_parent_class)->finalize (object);
}

static void
add_signals (void)
{
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", BW_TYPE_SHIFT_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CELL_FOCUSED] = g_signal_new ("cell-focused", BW_TYPE_SHIFT_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CELL_HOVERED] = g_signal_new ("cell-hovered", BW_TYPE_SHIFT_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CELL_DROPPED] = g_signal_new ("cell-dropped", BW_TYPE_SHIFT_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 3, BW_TYPE_TEAM_ITEM, G_TYPE_UINT, G_TYPE_UINT);
  signals[PLACE_ACTIVATED] = g_signal_new ("place-activated", BW_TYPE_SHIFT_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
bw_shift_grid_class_init (BwShiftGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_shift_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_shift_grid_finalize;
  widget_class->focus = bw_shift_grid_focus;

  add_signals ();
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/teams/bw-shift-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, BwShiftGrid, box);
  gtk_widget_class_bind_template_child (widget_class, BwShiftGrid, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwShiftGrid, header);
  gtk_widget_class_bind_template_child (widget_class, BwShiftGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, BwShiftGrid, rows_box);
  gtk_widget_class_bind_template_child (widget_class, BwShiftGrid, empty);
  gtk_widget_class_bind_template_child (widget_class, BwShiftGrid, more);
  gtk_widget_class_bind_template_callback (widget_class, on_motion_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_motion_leave_cb);
}

static void
make_header (BwShiftGrid *self)
{
  GtkWidget *corner = gtk_label_new (C_("order", "Area"));
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (corner), 0.0f);
  gtk_widget_add_css_class (corner, "caption");
  gtk_widget_add_css_class (corner, "fg2");
  gtk_size_group_add_widget (self->names, corner);
  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  gtk_widget_set_hexpand (heads, TRUE);
  gtk_box_append (GTK_BOX (self->header), corner);
  gtk_box_append (GTK_BOX (self->header), heads);
  for (guint i = 0; i < BW_N_SHIFTS; i++)
    {
      GtkWidget *day = gtk_label_new (bw_team_words_get_shift (i));
      GtkWidget *hours = gtk_label_new (bw_team_words_get_hours (i));

      self->heads[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (self->heads[i], "shift-head");
      gtk_widget_add_css_class (hours, "fg2");

      /* English needs two lines for tomorrow. */
      gtk_label_set_wrap (GTK_LABEL (day), TRUE);
      gtk_label_set_justify (GTK_LABEL (day), GTK_JUSTIFY_CENTER);
      gtk_widget_set_vexpand (day, TRUE);
      gtk_widget_set_valign (day, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (self->heads[i]), day);
      gtk_box_append (GTK_BOX (self->heads[i]), hours);
      gtk_box_append (GTK_BOX (heads), self->heads[i]);
    }
}

static void
bw_shift_grid_init (BwShiftGrid *self)
{
  self->scope = BW_PLACE_NONE;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_picture_menu_attach (GTK_WIDGET (self), GTK_WIDGET (self));
  bw_picture_menu_set_rows (GTK_WIDGET (self), list_shifts, BW_N_SHIFTS + 1, self);
  make_header (self);
}

GtkWidget *
bw_shift_grid_new (void)
{
  return g_object_new (BW_TYPE_SHIFT_GRID, NULL);
}

void
bw_shift_grid_set_judge (BwShiftGrid          *self,
                         BwShiftGridJudgeFunc  judge_func,
                         gpointer              user_data)
{
  g_return_if_fail (BW_IS_SHIFT_GRID (self));

  self->judge = judge_func;
  self->judge_data = user_data;
}

void
bw_shift_grid_set_as_of (BwShiftGrid *self,
                         const char  *text)
{
  g_return_if_fail (BW_IS_SHIFT_GRID (self));

  gtk_label_set_text (self->as_of, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->as_of), text != NULL);
}

/**
 * bw_shift_grid_update:
 * @self: the grid
 * @desk: whose language
 * @roster: a complete roster
 * @scope: whose parts
 */
void
bw_shift_grid_update (BwShiftGrid *self,
                      BwDesk      *desk,
                      BwRoster    *roster,
                      BwPlace      scope)
{
  g_autoptr (GArray) lines = NULL;
  guint n_shown;

  g_return_if_fail (BW_IS_SHIFT_GRID (self));
  g_return_if_fail (roster != NULL);

  lines = list_lines (self, roster, scope);
  n_shown = MIN (lines->len, MAX_ROWS);
  while (self->rows->len < n_shown)
    add_row (self);
  for (guint i = n_shown; i < self->rows->len; i++)
    {
      get_row (self, i)->place = BW_PLACE_NONE;
      gtk_widget_set_visible (get_row (self, i)->box, FALSE);
    }

  self->n_shown = n_shown;
  self->scope = scope;
  bw_picture_menu_set_subject (GTK_WIDGET (self), desk, _("Shifts"), NULL);
  for (guint i = 0; i < n_shown; i++)
    fill_row (self, get_row (self, i), desk, roster, g_array_index (lines, Line, i).place);

  fill_header (self, roster);
  show_more (self, lines->len - n_shown);
  gtk_widget_set_visible (self->empty, n_shown == 0);
  gtk_widget_set_visible (self->scroller, n_shown > 0);
  if (self->dragged != NULL)
    show_drops (self);
}

void
bw_shift_grid_begin_drag (BwShiftGrid *self,
                          const char  *team)
{
  g_return_if_fail (BW_IS_SHIFT_GRID (self));

  g_free (self->dragged);
  self->dragged = g_strdup (team);
  show_drops (self);
}

void
bw_shift_grid_end_drag (BwShiftGrid *self)
{
  g_return_if_fail (BW_IS_SHIFT_GRID (self));

  g_clear_pointer (&self->dragged, g_free);
  show_drops (self);
}

BwShiftCell *
bw_shift_grid_find_cell (BwShiftGrid *self,
                         BwPlace      place,
                         guint        shift)
{
  g_return_val_if_fail (BW_IS_SHIFT_GRID (self), NULL);
  g_return_val_if_fail (shift < BW_N_SHIFTS, NULL);

  for (guint i = 0; i < self->n_shown; i++)
    {
      if (get_row (self, i)->place == place)
        return BW_SHIFT_CELL (get_row (self, i)->cells[shift]);
    }

  return NULL;
}

BwShiftCell *
bw_shift_grid_get_cell (BwShiftGrid *self,
                        guint        row,
                        guint        shift)
{
  g_return_val_if_fail (BW_IS_SHIFT_GRID (self), NULL);
  g_return_val_if_fail (row < self->n_shown && shift < BW_N_SHIFTS, NULL);

  return BW_SHIFT_CELL (get_row (self, row)->cells[shift]);
}

guint
bw_shift_grid_get_n_rows (BwShiftGrid *self)
{
  g_return_val_if_fail (BW_IS_SHIFT_GRID (self), 0);

  return self->n_shown;
}
