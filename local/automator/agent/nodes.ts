/** The few things the agent asks of glass-easel's element tree, each through the node's own public methods. */
import type { Element as Node, GeneralComponent, Node as AnyNode } from 'glass-easel';
