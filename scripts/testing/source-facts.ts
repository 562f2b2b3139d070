/**
 * What the source says, as a checklist for the shipped dataset: of each place the words that its
 * Chinese text must keep, between blanks. Facts that a correction replaces are listed as they are right.
 */
export type Checklist = Readonly<Record<string, string>>

export const useCases: Readonly<Record<string, Checklist>> = {
  internal: {
    'meeting-notes': '记录 会议 摘要 重点 时间',
    'knowledge-base': 'QA 机器人 内部 知识库 员工 问题 效率',
    'code-companion': 'GitHub Copilot 代码 补全 错 优化',
    'report-analysis': '自动生成 财务 报表 运营 分析 状况 数据 决策',
    'feedback-analysis': '分析 评论 反馈 关键问题 趋势 改进 产品 服务',
    'ticket-management': '自动处理 客户 工单 部门 人员 解决方案 高效',
  },
  customers: {
    'live-translation': '社区 客户 实时翻译 语言 无障碍 沟通 体验',
    'shopping-guide': '客户 偏好 购买记录 推荐 产品 转化率',
    'customer-service': '客服 快速 准确 售前 售后 常见问题 满意度',
    'companion': '个性化 交流 陪伴 孤独感 体验',
    'tutor': '学生 问题 个性化 学习建议 效',
    'maintenance-guide': '智能设备 故障排除 维修建议 满意度',
    'interview-assistant': '筛选简历 安排面试 问题 评估建议 高效 准确',
  },
  other: {
    'content-creation': '文案 新闻报道 剧本 创作者 效率 灵感',
    'marketing': '市场趋势 用户行为 个性化 内容 精准',
    'medical-diagnosis': '医生 诊断建议 医疗报告 高效 准确',
    'legal-services': '自动生成 法律文书 法律咨询 律师 高效 准确',
    'image-generation': '图像 生成 编辑 广告 娱乐 设计 创意 效率',
  },
}

export const commercialProducts: Readonly<Record<string, Checklist>> = {
  'chatgpt': { 'model': 'GPT-4', 'dialogue': '长文本 上下文保持', 'integration': 'API 集成 应用', 'tools': '丰富 API SDK', 'training-data': '大规模互联网数据 更新频繁', 'availability': '商业化产品 付费' },
  'google-ai': { 'model': 'Gemini Bard PaLM', 'dialogue': '自然对话 上下文理解', 'integration': 'Google 生态系统 广泛', 'tools': 'API TensorFlow', 'training-data': '大规模互联网数据 Google 搜索数据', 'availability': '商业化产品 免费 付费' },
  'azure-openai': { 'model': 'GPT-4', 'dialogue': 'OpenAI 模型 Azure 服务', 'integration': 'Azure 深度集成 企业级', 'tools': 'Azure 开发工具 API', 'training-data': '大规模互联网数据 更新频繁', 'availability': '企业级服务 订阅' },
  'qwen': { 'model': 'Qwen M6 AliceMind', 'dialogue': '多语言 上下文保持', 'integration': '阿里云生态系统', 'tools': '丰富 API 开发工具', 'training-data': '大规模互联网数据 阿里巴巴电商数据', 'availability': '商业化产品 付费' },
  'hunyuan': { 'model': 'Hunyuan T5', 'dialogue': '多语言 上下文理解', 'integration': '腾讯云生态系统', 'tools': '丰富 API 开发工具', 'training-data': '大规模互联网数据 腾讯 社交 游戏 数据', 'availability': '商业化产品 付费' },
  'ernie-bot': { 'model': 'ERNIE PLATO', 'dialogue': '多轮对话 上下文保持', 'integration': '百度云生态系统', 'tools': '丰富 API 开发工具', 'training-data': '大规模互联网数据 百度搜索 知识图谱', 'availability': '商业化产品 付费' },
}

export const openModels: Readonly<Record<string, Checklist>> = {
  'gpt-neo': { 'model': 'GPT 架构', 'dialogue': '长文本生成', 'integration': 'API 开源工具 集成', 'tools': '开源 API 工具', 'training-data': '大规模互联网数据', 'availability': '完全开源 免费' },
  'bloom': { 'model': '大规模语言模型 训练数据量大', 'dialogue': '多语言', 'integration': 'API 模型文件 便于集成', 'tools': '开源 API 工具', 'training-data': '大规模多语言数据集', 'availability': '开放 RAIL 许可' },
  'llama': { 'model': '大规模语言模型 效率 性能', 'dialogue': '研究 实验', 'integration': '模型文件 API 便于集成', 'tools': '开源 API 工具', 'training-data': '大规模互联网数据', 'availability': '开放 许可' },
  'cohere': { 'model': '多任务处理 可扩展性', 'dialogue': '多语言 上下文保持', 'integration': '丰富 API 开发工具', 'tools': '丰富 API 开发工具', 'training-data': '大规模互联网数据 多任务处理', 'availability': '商业 非商业' },
  'hugging-face': { 'model': 'Transformers 多种语言模型架构', 'dialogue': '多种语言 任务', 'integration': 'API 开源工具 便于集成', 'tools': '开源 API 工具 模型库', 'training-data': '大规模互联网数据 多种预训练模型', 'availability': '开源 许可' },
  'stability-ai': { 'model': '图像 文本 多模态模型', 'dialogue': '图像 文本 多模态任务', 'integration': 'API 工具 多种 场景', 'tools': 'API 工具 图像 文本生成', 'training-data': '大规模多模态数据集', 'availability': '开放 商业授权' },
  'lighton': { 'model': 'Paradigm 光计算', 'dialogue': '高效计算', 'integration': 'API 工具 高效计算', 'tools': 'API 工具 光计算', 'training-data': '大规模互联网数据 光计算', 'availability': '部分开源 商业化支持' },
  'dolly': { 'model': '优化 训练 推理速度', 'dialogue': '优化 对话 生成效率', 'integration': 'API 开源工具 便于集成', 'tools': '开源 API 工具', 'training-data': '大规模互联网数据', 'availability': '完全开源 免费' },
  'claude': { 'model': 'Anthropic GPT-4 无关', 'dialogue': '自然 上下文保持', 'integration': 'Bedrock API', 'tools': '丰富 API 开发工具 AWS', 'training-data': '大规模互联网数据 优化 对话 生成', 'availability': '非开源' },
}

export const comparison: Readonly<Record<string, Checklist>> = {
  commercial: { ease: '商业支持 用户体验优化', flexibility: '可扩展性强 企业级应用', cost: '订阅 使用量 付费', performance: '大型数据中心 先进技术 卓越', community: '专业 支持 服务' },
  open: { ease: '技术背景 部署 使用', flexibility: '自由 修改 调整', cost: '免费 自行部署 维护', performance: '优异 硬件', community: '活跃 开源社区 技术支持' },
}

/** Of each service its category, and the words of its function and its strength. */
export const services: Readonly<Record<string, Readonly<Record<string, readonly [category: string, fn: string, strength: string]>>>> = {
  'aws': {
    'nitro': ['security', '安全', '安全'],
    'ultraclusters': ['compute', '超大规模 高效能计算 建模训练', '大规模计算'],
    'ec2-g5': ['compute', 'GPU', 'GPU 性能强'],
    'trainium': ['chip', '提高 深度学习 性能', '性能优化 成本较低'],
    'inferentia': ['chip', '专用 AI 推理 提升', '推理 效率'],
    'sagemaker': ['ml-platform', '机器学习 HyperPod JumpStart', '一站式 机器学习平台'],
    'bedrock': ['model-service', '模型选择 应用集成 负责任的 AI', '全面 生成式'],
    'amazon-q': ['assistant', '开发 业务人员 探索 生成式', '开发 业务 专用工具'],
  },
  'gcp': {
    'tpu': ['chip', '专为 机器学习 加速器', '计算 加速'],
    'ai-platform': ['ml-platform', '端到端 机器学习平台', '全流程 数据准备 训练 部署'],
    'automl': ['ml-platform', '非专家', '非技术人员'],
    'vertex-ai': ['ml-platform', '统一 AI 平台 MLOps', '整合 AI 运维'],
  },
  'azure': {
    'azure-machine-learning': ['ml-platform', '数据准备 模型训练 部署 管理', '完整 机器学习 生命周期'],
    'cognitive-services': ['ai-api', '语音 视觉 语言', '丰富 预训练模型'],
    'bot-service': ['assistant', '构建 测试 部署 智能对话机器人', '轻松 创建 管理'],
    'azure-ai-infrastructure': ['compute', '高性能 深度学习 训练 推理', '高性能计算'],
  },
  'alibaba-cloud': {
    'pai': ['ml-platform', '端到端 数据处理 模型训练 部署', '完整 机器学习'],
    'maxcompute': ['data', '大规模数据分析 计算', '大数据处理'],
    'e-mapreduce': ['data', 'Hadoop Spark 大数据处理', '托管'],
    'alibaba-dialogue-robot': ['assistant', '自然语言处理 语音识别', '对话 语音识别'],
  },
  'tencent-cloud': {
    'ti-one': ['ml-platform', '数据处理 模型训练 推理', '一体化 AI 平台'],
    'tencent-ml-platform': ['ml-platform', '数据标注 训练 部署', '全面 机器学习 流程'],
    'youtu-lab': ['ai-api', '视觉 图像识别 视频分析', '计算机视觉'],
    'tencent-dialogue-platform': ['assistant', '语言处理 语音识别 客服 机器人', '专业 对话 语音识别'],
  },
}

export const vendorSummaries: Checklist = {
  'aws': '全面 优化 大规模计算 专业 AI 开发',
  'gcp': '计算加速 易用性',
  'azure': '预训练模型 丰富 对话机器人 支持',
  'alibaba-cloud': '生态系统 大数据处理 智能对话',
  'tencent-cloud': '生态系统 智能对话',
}

/** What each section must say somewhere in its own words. */
export const prose: Checklist = {
  'introduction': '驱动力 大量数据 文本 图像 音乐 代码 企业 开发者 构建 部署 AWS GCP Azure 阿里云 腾讯云 ChatGPT Google 开源项目',
  'use-cases': '一年半 发展 场景',
  'conclusions': '效率 生产力 便利 创新 体验 拓展 深化 GPT-Neo BLOOM Dolly 灵活 应用需求 技术背景 资源情况 强大 支持和服务 具体需求 使用场景',
}
